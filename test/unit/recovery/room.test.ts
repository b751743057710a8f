import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Saved } from '../../../electron/contract';
import type { RecoveryPorts } from '../../../electron/recovery/ports';
import { createRecoveryRoom } from '../../../electron/recovery/room';
import { openFiles } from '../../../electron/storage';

const at = 1_767_225_600_000;
const code = { id: 'x', code: '260025', next: '118640', validFrom: at, validUntil: at + 30_000, used: false };
const mark = Buffer.from('age-encryption.org/v1\n');

/** The age format itself is proven with the age program; here only who may open what. */
const age = {
  seal: async (plain: Uint8Array, passphrase: string) =>
    new Uint8Array(Buffer.concat([mark, Buffer.from(`${passphrase}\n`), plain])),
  open: async (sealed: Uint8Array, passphrase: string) => {
    const head = Buffer.concat([mark, Buffer.from(`${passphrase}\n`)]);
    return Buffer.from(sealed.subarray(0, head.length)).equals(head) ? sealed.slice(head.length) : null;
  },
};

let saved: Uint8Array[];
let outcome: Saved;
let ports: RecoveryPorts;
let versions: Map<string, number>;
let changes: number;

beforeEach(async () => {
  saved = [];
  changes = 0;
  versions = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  outcome = { outcome: 'saved', files: ['offroot-backup-2026-01-01.age'], folder: '/media/usb' };
  ports = {
    files: await openFiles(mkdtempSync(join(tmpdir(), 'offroot-recovery-'))),
    age,
    now: () => at,
    reminderDays: () => 90,
    onChange: () => (changes += 1),
    entries: {
      versions: () => new Map(versions),
      removedCount: () => 1,
      asText: () => new Uint8Array(Buffer.from('otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP\n')),
      scratch: async () => [{ issuer: 'Example', account: 'alice', codeAt: () => code }],
      preview: async () => ({ previewId: 'p', source: 'age', items: [], missingParts: [] }),
    },
    saveBytes: async (bytes) => {
      if (outcome.outcome === 'saved') saved.push(bytes);
      return outcome;
    },
    openBytes: async () => saved[0] ?? null,
    savePaper: async () => ({ outcome: 'canceled' }),
  };
});

describe('recovery', () => {
  it('counts everything as new until there is a backup, and nothing after it', async () => {
    const room = createRecoveryRoom(ports);
    const { age } = await room.state({});
    expect(age).toEqual({ days: null, since: { added: 3, changed: 0, removed: 0 }, reminder: 'never' });
    await room.backup({ passphrase: 'long words', despiteGit: false });
    expect(await room.state({})).toMatchObject({
      age: { days: 0, since: { added: 0, changed: 0, removed: 0 }, reminder: null },
      lastBackupAt: at,
      lastBackupName: 'offroot-backup-2026-01-01.age',
    });
    expect(changes).toBe(1);
  });

  it('says in another start what changed since, and counts what changed while the file was being saved', async () => {
    const slow = {
      ...ports,
      saveBytes: async () => {
        versions.set('d', 4);
        return outcome;
      },
    };
    await createRecoveryRoom(slow).backup({ passphrase: 'long words', despiteGit: false });
    versions.set('a', 9);
    versions.delete('b');
    const again = createRecoveryRoom(ports);
    expect((await again.state({})).age).toEqual({
      days: 0,
      since: { added: 1, changed: 1, removed: 1 },
      reminder: 'newer',
    });
  });

  it('puts the reminder off, also for the next start, and a backup ends that', async () => {
    const room = createRecoveryRoom(ports);
    await room.remindLater({});
    expect((await createRecoveryRoom(ports).state({})).age.reminder).toBeNull();
    versions.set('d', 4);
    expect((await room.state({})).age.reminder).toBe('never');
    await room.backup({ passphrase: 'long words', despiteGit: false });
    versions.set('e', 5);
    expect((await room.state({})).age.reminder).toBe('newer');
  });

  it('reads the record of an older version, and takes a damaged one for none', async () => {
    const old = { lastBackupAt: at - 1, lastBackupName: 'a.age', rehearsedAt: null };
    const write = (text: string) => ports.files.write('recovery.json', Buffer.from(text), { generations: 0 });
    await write(JSON.stringify({ version: 1, data: old }));
    const since = { added: 0, changed: 0, removed: 0 };
    expect(await createRecoveryRoom(ports).state({})).toMatchObject({ ...old, age: { days: 0, since } });
    await write('{');
    expect((await createRecoveryRoom(ports).state({})).age.reminder).toBe('never');
  });

  it('does not count a canceled backup', async () => {
    outcome = { outcome: 'canceled' };
    const room = createRecoveryRoom(ports);
    await room.backup({ passphrase: 'long words', despiteGit: false });
    expect((await room.state({})).lastBackupAt).toBeNull();
  });

  it('saves nothing when what was sealed does not open again', async () => {
    const room = createRecoveryRoom({ ...ports, age: { ...age, open: async () => null } });
    await expect(room.backup({ passphrase: 'long words', despiteGit: false })).rejects.toThrow('unknown');
    expect(saved).toEqual([]);
  });

  it('says that a passphrase is wrong, and that a file is not a backup', async () => {
    const room = createRecoveryRoom(ports);
    await room.backup({ passphrase: 'long words', despiteGit: false });
    await expect(room.rehearse({ contents: null, passphrase: 'other' })).rejects.toThrow('passphrase-wrong');
    await expect(room.restore({ contents: new Uint8Array([1, 2]), passphrase: 'x' })).rejects.toThrow(
      'file-not-recognized',
    );
  });

  it('counts a rehearsal only when a code of the restored copy was matched', async () => {
    const room = createRecoveryRoom(ports);
    await room.backup({ passphrase: 'long words', despiteGit: false });
    const opened = await room.rehearse({ contents: null, passphrase: 'long words' });
    if (opened.outcome !== 'opened') throw new Error('canceled');
    expect(await room.rehearseMatch({ rehearsalId: opened.rehearsalId, code: '000 000' })).toEqual({
      matches: false,
    });
    expect((await room.state({})).rehearsedAt).toBeNull();
    expect(await room.rehearseMatch({ rehearsalId: opened.rehearsalId, code: '260 025' })).toEqual({
      matches: true,
    });
    expect((await room.state({})).rehearsedAt).toBe(at);
    await expect(room.rehearseMatch({ rehearsalId: 'other', code: '260025' })).rejects.toThrow('not-found');
  });
});
