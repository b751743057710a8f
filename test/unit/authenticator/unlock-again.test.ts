import { beforeEach, describe, expect, it } from 'vitest';
import { waitAfter } from '../../../electron/authenticator/vault/tries';
import { fill, openRoom, openVaultOn, rehearsal, stored } from './kit';
import type { Bench } from './kit';

const secretText = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ';
/** Of its own each time: locking overwrites it. */
const secret = (): Uint8Array => new TextEncoder().encode('12345678901234567890');

/** What came back: a problem, or the secret. Awaited, so that a secret that slips out would be seen. */
async function answerOf({ room }: Bench, id: string, passphrase: string | null): Promise<object> {
  try {
    return await room.handlers.revealQr({ id, passphrase });
  } catch (error) {
    return (error as { problem: object }).problem;
  }
}

describe('a QR code of a vault with a passphrase', () => {
  let bench: Bench;
  let id: string;
  const answer = (passphrase: string | null): Promise<object> => answerOf(bench, id, passphrase);
  beforeEach(async () => {
    bench = await openRoom({ confirmSecret: () => Promise.reject(new Error('asked the system as well')) });
    const entry = stored({ secret: secret() });
    id = entry.id;
    await fill(bench.vault, [entry]);
    await bench.vault.setWays({ passphrase: 'right', keychain: false });
  });

  it.each([null, ''])('is not shown without it (%j), and nothing is counted', async (nothing) => {
    for (let times = 0; times < 5; times += 1) {
      const said = await answer(nothing);
      expect(said).toMatchObject({ code: 'passphrase-needed', field: 'passphrase' });
      expect(said).not.toHaveProperty('png');
    }
    expect(await bench.vault.slowedUntil()).toBeNull();
  });

  it('is shown with it, each time it is given and no longer', async () => {
    expect(await answer('right')).toMatchObject({ secretText });
    expect(await answer(null)).toMatchObject({ code: 'passphrase-needed' });
    expect(await answer('right')).toMatchObject({ secretText });
  });

  it('is not shown with a wrong one; from the third on it says how long the next try waits', async () => {
    const wrong = { code: 'passphrase-wrong', field: 'passphrase' };
    expect(await answer('wrong')).toMatchObject({ ...wrong, params: {} });
    expect(await answer('Right')).toMatchObject({ ...wrong, params: {} });
    const until = bench.now + waitAfter(3);
    expect(await answer('right ')).toMatchObject({ ...wrong, params: { until } });
    expect(await answer('right')).toMatchObject({ code: 'too-many-tries', params: { until } });
    bench.now = until;
    expect(await answer('right')).toMatchObject({ secretText });
    expect(await bench.vault.slowedUntil()).toBeNull();
  });

  it('is not shown by many tries at once, the right one among them', async () => {
    const said = await Promise.all(['a', 'b', 'c', 'd', 'right'].map(answer));
    expect(said.filter((one) => 'png' in one)).toEqual([]);
  });

  it('slows the lock screen as well: the tries are the same', async () => {
    for (const wrong of ['a', 'b', 'c']) await answer(wrong);
    await bench.vault.lock();
    const again = await openVaultOn(bench.disk, { keychain: null, now: () => bench.now });
    await expect(again.vault.openWithPassphrase('right')).rejects.toMatchObject({
      problem: { code: 'too-many-tries' },
    });
  });

  it('is asked for no code that is not there, and says locked when the lock came in between', async () => {
    await expect(bench.room.handlers.revealQr({ id: 'none', passphrase: null })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    const shown = answer('right');
    await bench.vault.lock();
    expect(await shown).toMatchObject({ code: 'locked' });
  });

  it('asks for a rehearsed code too: practice is done as the real thing', async () => {
    await bench.practiceVault.openPractice();
    const entry = stored({
      secret: secret(),
      aws: {
        accountId: rehearsal.accountId,
        accountRef: rehearsal.ref,
        userName: null,
        serialNumber: null,
        alias: null,
        deviceName: null,
        runId: null,
        isRoot: false,
      },
    });
    await fill(bench.practiceVault, [entry]);
    id = entry.id;
    expect(await answer(null)).toMatchObject({ code: 'passphrase-needed' });
    expect(await answer('right')).toMatchObject({ secretText });
  });
});

describe('a QR code of a vault that the keychain opens', () => {
  it.each([
    [true, 'shown'],
    [false, 'refused'],
  ])('follows the operating system’s own question: %j is %s', async (yes, outcome) => {
    let asked = 0;
    const bench = await openRoom({
      confirmSecret: async () => {
        asked += 1;
        return yes;
      },
    });
    const entry = stored({ secret: secret() });
    await fill(bench.vault, [entry]);
    const said = await answerOf(bench, entry.id, null);
    if (outcome === 'shown') expect(said).toMatchObject({ secretText });
    else expect(said).toMatchObject({ code: 'passphrase-wrong' });
    expect('png' in said).toBe(yes);
    expect(asked).toBe(1);
  });
});
