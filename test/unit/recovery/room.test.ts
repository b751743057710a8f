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

beforeEach(async () => {
  saved = [];
  outcome = { outcome: 'saved', files: ['offroot-backup-2026-01-01.age'], folder: '/media/usb' };
  ports = {
    files: await openFiles(mkdtempSync(join(tmpdir(), 'offroot-recovery-'))),
    age,
    now: () => at,
    entries: {
      count: () => 3,
      changedSince: (since) => (since >= at ? 0 : 2),
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
    expect((await room.state({})).entriesSince).toBe(3);
    await room.backup({ passphrase: 'long words', despiteGit: false });
    expect(await room.state({})).toMatchObject({
      entriesSince: 0,
      lastBackupAt: at,
      lastBackupName: 'offroot-backup-2026-01-01.age',
    });
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
