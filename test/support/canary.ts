/** Looks for secrets in whatever an app leaves behind, in every form that code tends to give a text. */

export type Secret = {
  /** What it is, for the report; never the secret itself. */
  readonly name: string;
  readonly value: string;
};
export type Place = { readonly name: string; readonly bytes: Uint8Array };
/** `form` is how it was written there. */
export type Finding = { readonly secret: string; readonly form: string; readonly place: string };

type Form = readonly [form: string, needle: Buffer];

/** A needle shorter than this would be found by chance. */
const shortest = 10;

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of a base32 seed; null for other texts. */
function bytesOfSeed(text: string): Buffer | null {
  if (!/^[A-Z2-7]{16,}$/.test(text)) return null;
  const bits = [...text].map((letter) => base32Letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/**
 * The part of base64 text that follows from the bytes alone, whatever stands before and after them:
 * one needle for each of the three places a byte can have in a group of three.
 */
function base64Forms(name: string, bytes: Buffer): readonly Form[] {
  return [0, 1, 2].flatMap((shift): readonly Form[] => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const from = Math.ceil((shift * 8) / 6);
    const certain = text.slice(from, Math.floor(((shift + bytes.length) * 8) / 6));
    const urlSafe = certain.replaceAll('+', '-').replaceAll('/', '_');
    return [
      [`${name} base64 +${shift}`, Buffer.from(certain)],
      [`${name} base64url +${shift}`, Buffer.from(urlSafe)],
    ];
  });
}

function byteForms(name: string, bytes: Buffer): readonly Form[] {
  const hex = bytes.toString('hex');
  return [
    [`${name} raw`, bytes],
    [`${name} hex`, Buffer.from(hex)],
    [`${name} HEX`, Buffer.from(hex.toUpperCase())],
    [`${name} list of numbers`, Buffer.from([...bytes].join(','))],
    ...base64Forms(name, bytes),
  ];
}

function textForms(value: string): readonly Form[] {
  const uri = encodeURIComponent(value);
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    ['uri', Buffer.from(uri)],
    ['uri, small letters', Buffer.from(uri.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))],
    ['form', Buffer.from(new URLSearchParams([['', value]]).toString().slice(1))],
    ['json', Buffer.from(JSON.stringify(value).slice(1, -1))],
    ['html', Buffer.from(html)],
    ['html with quotes', Buffer.from(html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'))],
    ['groups of four', Buffer.from(value.replaceAll(/(.{4})(?=.)/g, '$1 '))],
    ['small letters', Buffer.from(value.toLowerCase())],
  ];
}

/** Every form of a secret that is long enough to be sure of, each once. */
export function formsOf(value: string): readonly Form[] {
  const seed = bytesOfSeed(value);
  const all = [
    ...byteForms('utf8', Buffer.from(value, 'utf8')),
    ...byteForms('utf16', Buffer.from(value, 'utf16le')),
    ...textForms(value),
    ...(seed === null ? [] : byteForms('seed', seed)),
  ];
  const seen = new Set<string>();
  return all.filter(([, needle]) => {
    const key = needle.toString('latin1');
    if (needle.length < shortest || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Each secret that is found in a place, by the first form that is found. */
export function findSecrets(places: readonly Place[], secrets: readonly Secret[]): readonly Finding[] {
  for (const { name, value } of secrets)
    if (value.length < shortest) throw new Error(`${name} is too short to be told from chance.`);
  const wanted = secrets.map(({ name, value }) => ({ name, forms: formsOf(value) }));
  return places.flatMap((place) => {
    const bytes = Buffer.from(place.bytes.buffer, place.bytes.byteOffset, place.bytes.byteLength);
    return wanted.flatMap(({ name, forms }) => {
      const hit = forms.find(([, needle]) => bytes.includes(needle));
      return hit === undefined ? [] : [{ secret: name, form: hit[0], place: place.name }];
    });
  });
}

export const placeOf = (name: string, text: string): Place => ({ name, bytes: Buffer.from(text, 'utf8') });
