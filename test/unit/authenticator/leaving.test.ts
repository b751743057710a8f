import { beforeEach, describe, expect, it } from 'vitest';
import { readImport } from '../../../electron/authenticator/import';
import { importersOf } from '../../../electron/authenticator/import';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { createKdf } from '../../../electron/authenticator/import/kdf';
import { fill, openRoom, stored } from './kit';
import type { Bench } from './kit';

const problem = (code: string): object => ({ problem: { code } });
const importers = importersOf(createKdf(argon2idHere));

describe('taking codes out', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openRoom();
    await fill(bench.vault, [
      stored(),
      stored({ kind: 'hotp', counter: 4 }),
      stored({ kind: 'steam', digits: 5 }),
    ]);
  });

  it('shows a QR and the secret in groups of four', async () => {
    const entry = stored({ secret: new TextEncoder().encode('12345678901234567890') });
    await fill(bench.vault, [entry]);
    const shown = await bench.room.handlers.revealQr({ id: entry.id, passphrase: null });
    expect(shown.png).toMatch(/^data:image\/png;base64,/);
    expect(shown.secretText).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    const long = stored({ secret: new Uint8Array(2000) });
    await fill(bench.vault, [long]);
    await expect(bench.room.handlers.revealQr({ id: long.id, passphrase: null })).rejects.toMatchObject(
      problem('secret-invalid'),
    );
  });

  it.each([
    ['otpauth', null, 'txt'],
    ['aegis', '암호', 'json'],
    ['2fas', '암호', '2fas'],
    ['2fas', null, '2fas'],
  ] as const)(
    'saves a %s file that reads back to the same entries (password %j)',
    async (form, password, extension) => {
      const outcome = await bench.room.handlers.exportFile({ form, password, ids: null, despiteGit: false });
      expect(outcome.outcome).toBe('saved');
      const [file] = bench.saved;
      expect(file?.name).toBe(`offroot-codes-2026-01-01.${extension}`);
      const back = await readImport(importers, file?.bytes ?? new Uint8Array(0), password);
      expect(back.items.map((item) => item.ok && [...item.entry.secret])).toEqual(
        bench.vault.content().entries.map(({ secret }) => [...secret]),
      );
    },
  );

  it('saves only the chosen ones', async () => {
    const [first] = bench.vault.content().entries;
    await bench.room.handlers.exportFile({
      form: 'otpauth',
      password: null,
      ids: [first?.id ?? ''],
      despiteGit: true,
    });
    expect(
      Buffer.from(bench.saved[0]?.bytes ?? [])
        .toString()
        .trim()
        .split('\n'),
    ).toHaveLength(1);
  });

  it('never writes an Aegis file without a password', async () => {
    for (const password of [null, '']) {
      await expect(
        bench.room.handlers.exportFile({ form: 'aegis', password, ids: null, despiteGit: false }),
      ).rejects.toMatchObject(problem('passphrase-needed'));
    }
    expect(bench.saved).toEqual([]);
  });

  it('gives the recovery room what it needs: text, a scratch copy and a preview', async () => {
    const { recovery } = bench.room;
    const text = recovery.asText();
    const entries = bench.vault.content().entries;
    expect(entries).toHaveLength(3);
    expect([...recovery.versions()]).toEqual(entries.map(({ id, changedAt }) => [id, changedAt]));
    const scratch = await recovery.scratch(text);
    const [entry] = entries;
    const { codes } = await bench.room.handlers.revealCodes({ ids: [entry?.id ?? ''] });
    expect(scratch[0]?.codeAt(bench.now).code).toBe(codes[0]?.code);
    expect((await recovery.preview(text)).items.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
    await expect(recovery.scratch(Buffer.from('x'))).rejects.toMatchObject(problem('file-not-recognized'));
  });
});
