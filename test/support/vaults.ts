import fc from 'fast-check';
import type { ImportedEntry } from '../../electron/authenticator/import/model';

const name = fc
  .string({ unit: 'binary', maxLength: 24 })
  .map((text) => text.replace(/\p{Cc}|\p{Cs}/gu, '').trim());
const shared = {
  issuer: name,
  account: name,
  secret: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
  digits: fc.integer({ min: 6, max: 8 }),
};
const extra = {
  note: fc.constant(''),
  group: fc.constant(null),
  tags: fc.constant([] as readonly string[]),
  pinned: fc.boolean(),
  notices: fc.constant([] as const),
};

/** Any entry that every form of export can hold. */
export const anyEntry: fc.Arbitrary<ImportedEntry> = fc
  .oneof(
    fc.record({
      kind: fc.constant('totp' as const),
      ...shared,
      period: fc.integer({ min: 1, max: 86_400 }),
      counter: fc.constant(null),
      ...extra,
    }),
    fc.record({
      kind: fc.constant('hotp' as const),
      ...shared,
      period: fc.constant(30),
      counter: fc.nat(),
      ...extra,
    }),
    fc.record({
      kind: fc.constant('steam' as const),
      ...shared,
      algorithm: fc.constant('SHA1' as const),
      digits: fc.constant(5),
      period: fc.constant(30),
      counter: fc.constant(null),
      ...extra,
    }),
  )
  .filter(
    ({ kind, issuer, digits }) => !(kind === 'totp' && issuer.toLowerCase() === 'steam' && digits === 5),
  );

/** One to six entries. */
export const anyVault = fc.array(anyEntry, { minLength: 1, maxLength: 6 });
