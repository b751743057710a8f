import type { Entry } from '../contract/authenticator';
import type { StoredEntry } from './entry';
import type { AuthenticatorPorts, KnownAccount } from './ports';

type Lookups = Pick<AuthenticatorPorts, 'accounts' | 'isLive'>;

function accountOf(entry: StoredEntry, { accounts }: Lookups): KnownAccount | null {
  if (!entry.aws) return null;
  return (
    (entry.aws.accountRef === null ? null : accounts.byRef(entry.aws.accountRef)) ??
    accounts.byId(entry.aws.accountId)
  );
}

/** True when no code can be made: shown with a way to fix it. */
const isBroken = (entry: StoredEntry): boolean =>
  entry.secret.length === 0 || entry.digits < 5 || entry.digits > 10;

/** An entry as the renderer may know it: everything but the secret. */
export function shownEntry(entry: StoredEntry, practice: boolean, ports: Lookups): Entry {
  const account = accountOf(entry, ports);
  const { aws } = entry;
  return {
    id: entry.id,
    kind: entry.kind,
    issuer: entry.issuer,
    account: entry.account,
    algorithm: entry.algorithm,
    digits: entry.digits,
    period: entry.period,
    counter: entry.counter,
    // An account's chip and its codes' chips are the same, so that they are told apart alike everywhere.
    color: account?.color ?? entry.color,
    monogram: account?.monogram ?? entry.monogram,
    tags: [...entry.tags],
    group: entry.group,
    note: entry.note,
    pinned: entry.pinned,
    aws: aws && {
      accountId: aws.accountId,
      accountRef: account?.ref ?? aws.accountRef,
      nickname: account?.nickname ?? null,
      alias: account?.alias ?? aws.alias,
      userName: aws.userName,
      serialNumber: aws.serialNumber,
      isRoot: aws.isRoot,
      live: aws.serialNumber === null ? null : ports.isLive(aws.serialNumber),
    },
    practice,
    addedAt: entry.addedAt,
    usedAt: entry.usedAt,
    broken: isBroken(entry),
  };
}
