import type { RetireReady, RetireSnapshot } from '../../electron/contract';
import type { Answers } from './fake-answers';
import { entriesOf } from './fake-codes';
import { fakeAge, now } from './fake-state';

const minute = 60_000;
const evidence = { operation: 'GetAccountSummary', requestId: '5f1e02c7-1111', at: now };

const ready: RetireReady = {
  accountRef: 'haneul',
  rootKeyHere: 'AKIAI44QH8DHBEXAMPLE',
  rootKeys: [
    {
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      active: true,
      isThisOne: true,
      lastUsedAt: now - 4 * minute,
      lastUsedService: 'sts',
      lastUsedRegion: 'us-east-1',
      lastUseWasOurs: true,
    },
  ],
  adminUserName: 'minji-admin',
  adminProvenAt: now - 3 * minute,
  adminMfaDevices: 2,
  consoleSignInSeen: 'aws',
  consoleSignInAt: now - 9 * minute,
  backupAt: now - 60 * minute,
  rehearsedAt: now - 10 * minute,
  confirmation: 'haneul-studio',
  confirmationKind: 'alias',
  evidence,
};

function retirement(phase: RetireSnapshot['phase']): RetireSnapshot {
  const ids = ['prove-admin', 'delete-this-key', 'confirm-none', 'forget'] as const;
  return {
    accountRef: 'haneul',
    phase,
    steps: ids.map((id, index) => ({
      id,
      state:
        phase === 'done' || index < 1
          ? 'done'
          : index === 1
            ? phase === 'unknown'
              ? 'unknown'
              : 'running'
            : 'waiting',
      requestId: phase === 'done' ? '5f1e02c7-1111' : null,
      at: phase === 'done' ? now : null,
      params: { userName: 'minji-admin' },
    })),
    problem: null,
  };
}

function readyOf(name: string): RetireReady {
  if (name === 'nothing') return { ...ready, rootKeyHere: null, rootKeys: [] };
  if (name !== 'missing') return ready;
  const [key] = ready.rootKeys;
  return {
    ...ready,
    rootKeys: key
      ? [
          {
            ...key,
            lastUseWasOurs: false,
            lastUsedService: 's3',
            lastUsedRegion: 'ap-northeast-2',
            lastUsedAt: now - 2 * 86_400_000,
          },
        ]
      : [],
    consoleSignInSeen: 'no',
    consoleSignInAt: null,
    backupAt: null,
    rehearsedAt: null,
  };
}

/** Answers of recovery, root key and root MFA. */
export function recoveryAnswers(name: string): Answers {
  const phases = { retiring: 'running', retired: 'done', 'retire-unknown': 'unknown' } as const;
  const phase = Object.entries(phases).find(([key]) => key === name)?.[1];
  const removed = entriesOf(new URLSearchParams())
    .slice(5)
    .map((entry) => ({ entry, removedAt: now - 86_400_000 }));
  return {
    'recovery.state': () => ({
      lastBackupAt: now - 12 * 86_400_000,
      lastBackupName: 'offroot-2026-11-13.age',
      rehearsedAt: null,
      age: fakeAge,
      removedCount: 2,
      entryCount: 7,
    }),
    'recovery.rehearse': () => ({
      outcome: 'opened',
      rehearsalId: 'r1',
      entryCount: 7,
      sample: { issuer: 'GitHub', account: 'minji-k' },
    }),
    'recovery.rehearseMatch': () => ({ matches: true }),
    'authenticator.removed': () => removed,
    'setup.pastRuns': () => [
      {
        runId: 'or-2611-7f3c',
        accountRef: 'haneul',
        userName: 'minji-admin',
        startedAt: now - 3_600_000,
        phase: 'done',
      },
    ],
    'account.retireReady': () => readyOf(name),
    'account.rootMfa': () => ({ enabled: false, devices: 0, evidence, devicesEvidence: evidence }),
    'account.retireStart': () => retirement('running'),
    ...(phase && { 'push account.retirement': () => retirement(phase) }),
    'authenticator.previewManual': () => preview('manual'),
    'authenticator.previewScreen': () => preview('screen'),
    'authenticator.previewFile': () => ({ outcome: 'preview', preview: many() }),
    'authenticator.dropPreview': () => ({ done: true }),
  };
}

function preview(source: string) {
  return {
    previewId: 'p1',
    source,
    items: [
      {
        index: 0,
        kind: 'totp',
        issuer: 'Amazon Web Services',
        account: 'root-account-mfa-device@111122223333',
        algorithm: 'SHA1',
        digits: 6,
        period: 30,
        tags: ['Root'],
        state: 'new',
        reason: null,
        notices: [],
        looksLikeRoot: true,
        awsAccountId: '111122223333',
        now: '219047',
        next: '865310',
      },
    ],
    missingParts: [],
  };
}

function many() {
  const [first] = preview('aegis').items;
  const states = ['new', 'same', 'conflict', 'unreadable'] as const;
  return {
    previewId: 'p2',
    source: 'aegis',
    missingParts: [2],
    items: Array.from({ length: 14 }, (_, index) => ({
      ...first,
      index,
      issuer: `Service ${String(index)}`,
      account: 'minji@haneul.example',
      state: states[index % 4],
      reason: index % 4 === 3 ? 'secret-not-base32' : null,
    })),
  };
}
