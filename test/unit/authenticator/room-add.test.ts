import { beforeEach, describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../electron/authenticator/base32';
import { exportAegis } from '../../../electron/authenticator/export/aegis';
import { createKdf } from '../../../electron/authenticator/import/kdf';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { buildOtpUri } from '../../../electron/authenticator/uri';
import { previewLife } from '../../../electron/authenticator/previews';
import { authenticator } from '../../../electron/contract/authenticator';
import { fill, imported, openRoom, rehearsal, stored } from './kit';
import type { Bench } from './kit';

const problem = (code: string): object => ({ problem: { code } });
const awsUri = (name: string, secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'): string =>
  `otpauth://totp/Amazon%20Web%20Services:${name}?secret=${secret}&issuer=Amazon%20Web%20Services`;
const typed = {
  secret: 'jbsw y3dp ehpk 3pxp',
  issuer: 'Example',
  account: 'me',
  kind: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
} as const;
const chosen = (index: number, accountRef: string | null = null) => ({
  index,
  issuer: 'I',
  account: `a${index}`,
  tags: [],
  accountRef,
});

describe('adding', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openRoom();
  });
  const entries = async () => (await bench.room.handlers.list({ from: 0, count: 250 })).entries;

  it('saves nothing before Add, and then exactly what was chosen', async () => {
    const preview = await bench.room.handlers.previewText({
      text: [imported(), imported(), imported()].map(buildOtpUri).join('\n'),
    });
    expect(authenticator.previewText.response.parse(preview)).toEqual(preview);
    expect(await entries()).toEqual([]);
    const added = await bench.room.handlers.add({
      previewId: preview.previewId,
      items: [chosen(2), chosen(0)],
    });
    expect(added.added).toBe(2);
    expect((await entries()).map(({ account }) => account)).toEqual(['a2', 'a0']);
    await expect(
      bench.room.handlers.add({ previewId: preview.previewId, items: [chosen(1)] }),
    ).rejects.toMatchObject(problem('not-found'));
  });

  it('tells new, same, same name with another secret, and unreadable ones apart', async () => {
    const here = stored({ issuer: 'Example', account: 'me' });
    await fill(bench.vault, [here]);
    const again = imported();
    const lines = [
      buildOtpUri({ ...imported(), ...here, issuer: 'Other name' }),
      buildOtpUri(imported({ issuer: 'EXAMPLE', account: 'Me ' })),
      buildOtpUri(again),
      buildOtpUri(again),
      'otpauth://totp/x?secret=0189',
    ];
    const { items, previewId } = await bench.room.handlers.previewText({ text: lines.join('\n') });
    expect(items.map(({ state }) => state)).toEqual(['same', 'conflict', 'new', 'same', 'unreadable']);
    expect(items[4]).toMatchObject({ reason: 'secret-not-base32', kind: null });
    const { added } = await bench.room.handlers.add({
      previewId,
      items: [chosen(0), chosen(1), chosen(2), chosen(3)],
    });
    expect(added).toBe(2);
    await expect(bench.room.handlers.add({ previewId, items: [chosen(4)] })).rejects.toMatchObject(
      problem('not-found'),
    );
  });

  it('knows a code of AWS, its account and the root user by the names in the QR', async () => {
    const text = [
      awsUri('minji-admin@111122223333'),
      awsUri('root-account-mfa-device@444455556666', 'JBSWY3DPEHPK3PXA'),
      awsUri('x@some-alias', 'JBSWY3DPEHPK3PXB'),
    ].join('\n');
    const { items, previewId } = await bench.room.handlers.previewText({ text });
    expect(items.map(({ awsAccountId, looksLikeRoot }) => [awsAccountId, looksLikeRoot])).toEqual([
      ['111122223333', false],
      ['444455556666', true],
      [null, false],
    ]);
    expect(items[0]?.now).toMatch(/^\d{6}$/);
    expect(items[0]?.next).toMatch(/^\d{6}$/);
    await bench.room.handlers.add({ previewId, items: [chosen(0), chosen(1), chosen(2)] });
    const [first, second, third] = await entries();
    expect(first).toMatchObject({
      color: 'teal',
      monogram: 'Ha',
      aws: { accountRef: 'haneul', nickname: 'Haneul Studio', isRoot: false },
    });
    expect(second?.aws).toMatchObject({ accountId: '444455556666', accountRef: null, isRoot: true });
    expect(third?.aws).toBeNull();
  });

  it('keeps practice codes in their own vault, out of backups and exports', async () => {
    const { previewId } = await bench.room.handlers.previewText({ text: buildOtpUri(imported()) });
    await bench.room.handlers.add({ previewId, items: [chosen(0, rehearsal.ref)] });
    expect((await entries()).map(({ practice }) => practice)).toEqual([true]);
    expect(bench.vault.content().entries).toEqual([]);
    expect(bench.room.recovery.versions().size).toBe(0);
    expect(bench.room.recovery.asText()).toHaveLength(0);
    await expect(
      bench.room.handlers.exportFile({ form: 'otpauth', password: null, ids: null, despiteGit: false }),
    ).rejects.toMatchObject(problem('nothing-to-do'));
  });

  it('reads a typed secret with blanks and small letters', async () => {
    const { items } = await bench.room.handlers.previewManual(typed);
    expect(items).toMatchObject([{ state: 'new', now: '260025', issuer: 'Example' }]);
  });

  it.each([
    [
      { digits: 9, algorithm: 'SHA512', period: 45 },
      { digits: 9, algorithm: 'SHA512', period: 45 },
    ],
    [
      { kind: 'hotp', counter: 7, digits: 7 },
      { kind: 'hotp', digits: 7, now: null },
    ],
    [
      { kind: 'steam', digits: 8 },
      { kind: 'steam', digits: 5, algorithm: 'SHA1' },
    ],
  ] as const)('takes by hand what is %j', async (more, seen) => {
    const { items } = await bench.room.handlers.previewManual({ ...typed, ...more });
    expect(items).toMatchObject([{ state: 'new', ...seen }]);
  });

  it.each([
    ['', 'secret-missing'],
    ['   ', 'secret-missing'],
    ['JBSWY3DPEHPK3PX0', 'secret-not-base32'],
    ['JBSWY3DPEHPK3PX1', 'secret-not-base32'],
    ['JBSWY3DPEHPK3PXÄ', 'secret-not-base32'],
    ['JBSWY3DPEHPK3PXPA', 'secret-bad-length'],
    ['JBSWY3DPEHPK3PXPABC', 'secret-bad-length'],
    ['A', 'secret-missing'],
  ])('refuses the typed secret %j and does not repair it', async (secret, reason) => {
    await expect(
      (async () => bench.room.handlers.previewManual({ ...typed, secret }))(),
    ).rejects.toMatchObject({
      problem: { code: 'secret-invalid', field: 'secret', params: { reason } },
    });
  });

  it('takes a bare secret from the clipboard, and says when there is nothing to take', async () => {
    bench.clipboardText = ` ${encodeBase32(new Uint8Array(20).fill(9))}\n`;
    const { items } = await bench.room.handlers.previewClipboard({});
    expect(items).toMatchObject([{ state: 'new', notices: ['name-missing'] }]);
    bench.clipboardText = 'hello';
    await expect(bench.room.handlers.previewClipboard({})).rejects.toMatchObject(
      problem('file-not-recognized'),
    );
  });

  it('asks for the password of an encrypted file, keeps the file meanwhile, and reads it with the right one', async () => {
    const kdf = createKdf(argon2idHere);
    const contents = Uint8Array.from(await exportAegis(kdf, [imported(), imported()], '암호'));
    const first = await bench.room.handlers.previewFile({ contents, again: null, password: null });
    if (first.outcome !== 'needs-password') throw new Error(first.outcome);
    expect(first).toMatchObject({ source: 'aegis', wrong: false });
    const wrong = await bench.room.handlers.previewFile({
      contents: null,
      again: first.fileId,
      password: 'x',
    });
    expect(wrong).toEqual({ outcome: 'needs-password', fileId: first.fileId, source: 'aegis', wrong: true });
    const right = await bench.room.handlers.previewFile({
      contents: null,
      again: first.fileId,
      password: '암호',
    });
    expect(right).toMatchObject({
      outcome: 'preview',
      preview: { source: 'aegis', items: [{ state: 'new' }, { state: 'new' }] },
    });
    await expect(
      bench.room.handlers.previewFile({ contents: null, again: first.fileId, password: 'x' }),
    ).rejects.toMatchObject(problem('not-found'));
  });

  it('says canceled, not recognized and nothing found as what they are', async () => {
    const file = { again: null, password: null };
    expect(await bench.room.handlers.previewFile({ ...file, contents: null })).toEqual({
      outcome: 'canceled',
    });
    expect(await bench.room.handlers.previewPictures({ files: null })).toBeNull();
    await expect(
      bench.room.handlers.previewFile({ ...file, contents: Buffer.from('hello') }),
    ).rejects.toMatchObject(problem('file-not-recognized'));
    await expect(
      bench.room.handlers.previewFile({ ...file, contents: new Uint8Array(0) }),
    ).rejects.toMatchObject(problem('file-not-readable'));
    await expect(bench.room.handlers.previewPictures({ files: [new Uint8Array(3)] })).rejects.toMatchObject(
      problem('picture-without-qr'),
    );
    await expect(bench.room.handlers.previewScreen({})).rejects.toMatchObject({
      problem: { code: 'picture-without-qr', params: { reason: 'not-allowed' } },
    });
  });

  it('forgets a preview after its time, when dropped, and when locking', async () => {
    const make = async (): Promise<string> =>
      (await bench.room.handlers.previewText({ text: buildOtpUri(imported()) })).previewId;
    const gone = async (previewId: string): Promise<void> => {
      await expect(bench.room.handlers.add({ previewId, items: [chosen(0)] })).rejects.toMatchObject(
        problem('not-found'),
      );
    };
    const old = await make();
    bench.now += previewLife + 1;
    await gone(old);
    const dropped = await make();
    await bench.room.handlers.dropPreview({ previewId: dropped });
    await gone(dropped);
    const closed = await make();
    bench.room.closing();
    await gone(closed);
    expect(await entries()).toEqual([]);
  });

  it('shows what is held once more, beside the list of now, and adds it once', async () => {
    const link = buildOtpUri(imported());
    const { previewId, items } = await bench.room.handlers.previewText({ text: link });
    expect(await bench.room.handlers.preview({ previewId })).toMatchObject({ previewId, items });
    const other = await bench.room.handlers.previewText({ text: link });
    await bench.room.handlers.add({ previewId: other.previewId, items: [chosen(0)] });
    const { items: now } = await bench.room.handlers.preview({ previewId });
    expect(now.map(({ state }) => state)).toEqual(['same']);
    expect((await bench.room.handlers.add({ previewId, items: [chosen(0)] })).added).toBe(0);
    await expect(bench.room.handlers.preview({ previewId })).rejects.toMatchObject(problem('not-found'));
  });

  it('previews and adds ten thousand entries as one change', { timeout: 60_000 }, async () => {
    const text = Array.from({ length: 10_000 }, () =>
      buildOtpUri(imported({ secret: new Uint8Array(20).map(() => Math.floor(Math.random() * 256)) })),
    ).join('\n');
    const { previewId, items } = await bench.room.handlers.previewText({ text });
    expect(items).toHaveLength(10_000);
    const { added } = await bench.room.handlers.add({
      previewId,
      items: items.map(({ index }) => chosen(index)),
    });
    expect(added).toBe(10_000);
    expect(new Set((await entries()).map(({ color }) => color)).size).toBe(8);
  });
});
