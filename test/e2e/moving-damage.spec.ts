import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { mutate, randomOf } from '../fuzz/mutate';
import { interopFolder } from '../support/interop';
import { openCodes, type CodesApp } from './moving/codes-app';
import { watchPauses, type Pauses } from './moving/pauses';
import { samples } from './moving/samples';

/** Inputs of each kind; `npm run fuzz` feeds the running app more. */
const count = Number(process.env['OFFROOT_DAMAGED'] ?? '8');
const seed = process.env['OFFROOT_FUZZ_SEED'] ?? 'damage in the running app';
/** A pause longer than this is felt, ms; without it, many turns of a fixed piece of work on the same computer. */
const felt = Number(process.env['OFFROOT_FELT_MS'] ?? '0');
const mostTurns = 6;

/** Ways in which a damaged input may end; everything else is a defect. */
const ends = [
  'read',
  'file-not-readable',
  'file-not-recognized',
  'file-too-large',
  'picture-without-qr',
  'passphrase-needed',
  'passphrase-wrong',
  'secret-invalid',
  'field-invalid',
];

/** Texts that are large or deep rather than damaged, made where they are used. */
const heavy = ['brackets', 'padding', 'lines'] as const;

test.describe.serial('damaged links, files and pictures, given to the running app', () => {
  let codes: CodesApp;
  test.beforeAll(async () => {
    codes = await openCodes();
    // Nobody presses a key for as long as this takes, and the lock would take the page away.
    await codes.ask('app.changeSettings', { lockAfterMinutes: 0 });
  });
  test.afterAll(() => codes.running.close());

  /** The answer's outcome; bytes travel as base64, since the driver knows no byte arrays. */
  const give = (channel: string, request: object, bytes: Uint8Array | null): Promise<string> =>
    codes.page.evaluate(
      async ([name, rest, base64]) => {
        type Answer = { readonly ok: boolean; readonly problem?: { readonly code: string } };
        const { offroot } = globalThis as unknown as {
          offroot: { call(name: string, value: object): Promise<Answer | string> };
        };
        const contents = base64 === null ? null : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const texts: Readonly<Record<string, () => string>> = {
          brackets: () => '['.repeat(3_000_000),
          padding: () => `otpauth://totp/a?secret=${'='.repeat(3_900_000)}A`,
          lines: () => 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP\n'.repeat(19_000),
        };
        const made = 'heavy' in rest ? { text: texts[String(rest.heavy)]?.() } : rest;
        const filled =
          contents === null ? made : 'files' in rest ? { ...rest, files: [contents] } : { ...rest, contents };
        const given = await offroot.call(name, filled);
        const answer = typeof given === 'string' ? (JSON.parse(given) as Answer) : given;
        return answer.ok ? 'read' : (answer.problem?.code ?? 'none');
      },
      [channel, request, bytes === null ? null : Buffer.from(bytes).toString('base64')] as const,
    );
  const sampleBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(interopFolder, path)));

  test('each ends in a preview or a clear problem, nothing is saved, and neither loop stands still', async () => {
    test.setTimeout(count * 3 * 3000 + 120_000);
    const random = randomOf(seed);
    // Without the one that asks for 1 GiB and ten seconds each time.
    const files = Object.entries(samples).filter(([name]) => !name.startsWith('ente/stratum'));
    const pictures = ['aegis-camera-frame.jpg', 'dim13-example.png', 'zxing-multi-qrcode-1.png'];
    const list = Buffer.from(sampleBytes('samples/otpauth/aegis-plain.txt')).toString('utf8').split('\n');
    const meter = await watchPauses(codes.running);
    const work = await meter.work();
    const outcomes = new Map<string, number>();
    const longest = new Map<string, Pauses>();
    const feed = async (kind: string, channel: string, request: object, bytes: Uint8Array | null) => {
      const outcome = await give(channel, request, bytes);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      const [now, before] = [await meter.read(), longest.get(kind)];
      longest.set(kind, {
        main: Math.max(now.main, before?.main ?? 0),
        page: Math.max(now.page, before?.page ?? 0),
      });
    };
    for (let n = 0; n < count; n += 1) {
      const link = Buffer.from(mutate(random, Buffer.from(random.pick(list))));
      await feed('links', 'authenticator.previewText', { text: link.toString('utf8') }, null);
      const [name, { password }] = random.pick(files);
      const file = mutate(random, sampleBytes(`samples/${name}`));
      await feed('files', 'authenticator.previewFile', { again: null, password }, file);
      const picture = mutate(random, sampleBytes(`qr/${random.pick(pictures)}`));
      await feed('pictures', 'authenticator.previewPictures', { files: [] }, picture);
    }
    for (const one of heavy) await feed(`heavy: ${one}`, 'authenticator.previewText', { heavy: one }, null);
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    for (const [kind, { main, page }] of longest)
      console.log(`fuzz: running app, ${kind}: longest pause of main ${ms(main)}, of the page ${ms(page)}`);
    const told = [...outcomes].map(([what, times]) => `${times} ${what}`).join(', ');
    console.log(
      `fuzz: running app: ${3 * count + heavy.length} inputs, ${told}; one turn of work ${ms(work.main)} in main, ${ms(work.page)} in the page`,
    );
    expect([...outcomes.keys()].filter((outcome) => !ends.includes(outcome))).toEqual([]);
    expect(await codes.entries()).toEqual([]);
    const over = [...longest].filter(
      ([, { main, page }]) =>
        main > (felt || mostTurns * work.main) || page > (felt || mostTurns * work.page),
    );
    expect(over).toEqual([]);
  });
});
