import { randomUUID, timingSafeEqual } from 'node:crypto';
import { ProblemError, type Code, type HandlersOf } from '../contract';
import { isAge } from './age';
import type { RecoveryPorts, ScratchEntry } from './ports';
import { backupAge, sinceBackup } from './reminder';
import { recoveryRecord } from './state';

/** A rehearsal is kept for ten minutes; then its scratch copy is forgotten. */
const rehearsalMs = 600_000;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

function sameCode(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Opens an age file; a file of another kind and a wrong passphrase are told apart. */
async function open(ports: RecoveryPorts, sealed: Uint8Array, passphrase: string): Promise<Uint8Array> {
  if (!isAge(sealed)) throw new ProblemError('file-not-recognized', { params: { wanted: 'age' } });
  const plain = await ports.age.open(sealed, passphrase);
  if (plain === null) throw new ProblemError('passphrase-wrong', { field: 'passphrase' });
  return plain;
}

/** Seals, and opens again what was sealed: a backup that nobody has opened is a hope. */
async function sealProven(ports: RecoveryPorts, passphrase: string): Promise<Uint8Array> {
  const text = ports.entries.asText();
  if (text.length === 0) throw new ProblemError('nothing-to-do', { params: { what: 'backup' } });
  try {
    const sealed = await ports.age.seal(text, passphrase);
    const opened = sealed === null ? null : await ports.age.open(sealed, passphrase);
    if (sealed === null || opened === null || !Buffer.from(opened).equals(text))
      throw new ProblemError('unknown');
    opened.fill(0);
    return sealed;
  } finally {
    text.fill(0);
  }
}

/** Backup, rehearsal and restore. Nothing here replaces what is in the vault: restoring ends in a preview. */
export function createRecoveryRoom(ports: RecoveryPorts): HandlersOf<'recovery'> {
  const record = recoveryRecord(ports.files);
  const rehearsals = new Map<string, { readonly sample: ScratchEntry; readonly until: number }>();

  function rehearsal(id: string): ScratchEntry {
    const found = rehearsals.get(id);
    if (found === undefined || found.until < ports.now()) throw new ProblemError('not-found');
    return found.sample;
  }

  function shownCode(id: string): Code {
    return rehearsal(id).codeAt(ports.now());
  }

  return {
    async state() {
      const facts = await record.read();
      const { lastBackupAt, lastBackupName, rehearsedAt } = facts;
      const versions = ports.entries.versions();
      return {
        lastBackupAt,
        lastBackupName,
        rehearsedAt,
        age: backupAge(facts, versions, ports.now(), ports.reminderDays()),
        removedCount: ports.entries.removedCount(),
        entryCount: versions.size,
      };
    },
    async remindLater() {
      const { added } = sinceBackup(await record.read(), ports.entries.versions());
      await record.change({ later: { at: ports.now(), added } });
      ports.onChange();
      return { done: true };
    },
    async backup({ passphrase, despiteGit }) {
      const at = ports.now();
      const holds = ports.entries.versions();
      const sealed = await sealProven(ports, passphrase);
      const saved = await ports.saveBytes(sealed, {
        suggestedName: `offroot-backup-${day(at)}.age`,
        despiteGit,
      });
      if (saved.outcome === 'saved') {
        await record.change({
          lastBackupAt: at,
          lastBackupName: saved.files[0] ?? null,
          holds,
          later: null,
        });
        ports.onChange();
      }
      return saved;
    },
    async rehearse({ contents, passphrase }) {
      const sealed = contents ?? (await ports.openBytes());
      if (sealed === null) return { outcome: 'canceled' };
      const text = await open(ports, sealed, passphrase);
      const entries = await ports.entries.scratch(text);
      text.fill(0);
      const [sample] = entries;
      const rehearsalId = randomUUID();
      rehearsals.clear();
      if (sample !== undefined) rehearsals.set(rehearsalId, { sample, until: ports.now() + rehearsalMs });
      return {
        outcome: 'opened',
        rehearsalId,
        entryCount: entries.length,
        sample: sample === undefined ? null : { issuer: sample.issuer, account: sample.account },
      };
    },
    async rehearseMatch({ rehearsalId, code }) {
      const wanted = shownCode(rehearsalId);
      const typed = code.replace(/\s/g, '');
      const matches = sameCode(typed, wanted.code) || (wanted.next !== null && sameCode(typed, wanted.next));
      if (matches) {
        await record.change({ rehearsedAt: ports.now() });
        ports.onChange();
      }
      return { matches };
    },
    revealRehearsalCode: ({ rehearsalId }) => shownCode(rehearsalId),
    async restore({ contents, passphrase }) {
      const sealed = contents ?? (await ports.openBytes());
      if (sealed === null) return null;
      const text = await open(ports, sealed, passphrase);
      try {
        return await ports.entries.preview(text);
      } finally {
        text.fill(0);
      }
    },
    savePaper: () => ports.savePaper(),
  };
}
