import { describe, expect, it } from 'vitest';
import { findSecrets, formsOf, placeOf, type Place } from '../../support/canary';

const password = 'Zq"7&x<Lm+/9 한글\\w';
const seed = 'JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ';
const secrets = [
  { name: 'password', value: password },
  { name: 'seed', value: seed },
  { name: 'key', value: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
];
const noise = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, at) => (at * 131 + (at >> 3) * 17) % 256));
const around = (bytes: Uint8Array, before: number): Uint8Array =>
  Buffer.concat([noise(before), bytes, noise(37)]);
const raw = (value: string): Buffer => Buffer.from(value, 'utf8');
const seedBytes = Buffer.from('48656c6c6f21deadbeef31323334353637383930', 'hex');

/** How code writes a text down; none of these uses the search's own forms. */
const ways: Readonly<Record<string, (value: string) => Uint8Array>> = {
  'as it is': raw,
  'UTF-16': (value) => Buffer.from(value, 'utf16le'),
  hex: (value) => raw(raw(value).toString('hex')),
  'HEX in capitals': (value) => raw(raw(value).toString('hex').toUpperCase()),
  base64: (value) => raw(raw(value).toString('base64')),
  'base64 after one byte': (value) => raw(raw(`a${value}tail`).toString('base64')),
  'base64 after two bytes': (value) => raw(raw(`ab${value}tail`).toString('base64')),
  'base64 of JSON around it': (value) => raw(raw(`{"user":"x","k":"${value}"}`).toString('base64')),
  'url-safe base64': (value) => raw(raw(value).toString('base64url')),
  'base64 of UTF-16': (value) => raw(Buffer.from(`x${value}`, 'utf16le').toString('base64')),
  'an address': (value) => raw(`https://example.com/?p=${encodeURIComponent(value)}&x=1`),
  'a form': (value) => raw(new URLSearchParams({ Password: value }).toString()),
  JSON: (value) => raw(JSON.stringify({ value })),
  'a list of bytes': (value) => raw(JSON.stringify([...raw(value)])),
};

describe('the search for secrets', () => {
  for (const { name, value } of secrets) {
    it.each(Object.entries(ways))(
      `finds the ${name} written %s, at any place in the bytes`,
      (_way, write) => {
        for (const before of [0, 1, 2, 3, 4096]) {
          const place: Place = { name: 'planted', bytes: around(write(value), before) };
          expect(findSecrets([place], secrets).map((found) => `${found.secret} in ${found.place}`)).toEqual([
            `${name} in planted`,
          ]);
        }
      },
    );
  }

  it('finds the bytes of a seed, not only its letters', () => {
    for (const text of [seedBytes.toString('base64'), seedBytes.toString('hex'), [...seedBytes].join(',')])
      expect(findSecrets([placeOf('planted', `x${text}y`)], secrets)).toMatchObject([{ secret: 'seed' }]);
    expect(findSecrets([{ name: 'planted', bytes: around(seedBytes, 5) }], secrets)).toMatchObject([
      { secret: 'seed', form: 'seed raw' },
    ]);
  });

  it('finds a seed in groups of four and in small letters, as a page would show it', () => {
    for (const text of [seed.replaceAll(/.{4}/g, '$& ').trim(), seed.toLowerCase()])
      expect(findSecrets([placeOf('planted', text)], secrets)).toMatchObject([{ secret: 'seed' }]);
  });

  it('names every place and every secret, and nothing where there is none', () => {
    const places = [
      placeOf('clean', 'nothing here'),
      placeOf('one', secrets[2]?.value ?? ''),
      placeOf('two', `${password} ${seed}`),
      { name: 'noise', bytes: noise(200_000) },
    ];
    expect(findSecrets(places, secrets).map(({ secret, place }) => `${secret} in ${place}`)).toEqual([
      'key in one',
      'password in two',
      'seed in two',
    ]);
  });

  it('does not take a part for the whole, nor a secret too short to tell from chance', () => {
    expect(findSecrets([placeOf('half', seed.slice(0, 20))], secrets)).toEqual([]);
    expect(() => findSecrets([], [{ name: 'code', value: '123456' }])).toThrow('too short');
    for (const [, needle] of formsOf('wJalrXUtnF')) expect(needle.length).toBeGreaterThanOrEqual(10);
  });
});
