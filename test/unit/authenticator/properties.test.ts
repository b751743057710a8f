import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../../electron/authenticator/base32';
import { chooseCode, codeView, edge, lastUsed } from '../../../electron/authenticator/codes';
import { reordered, withoutEntry, withRestored } from '../../../electron/authenticator/entries';
import type { VaultContent } from '../../../electron/authenticator/entry';
import { codeForStep, timeStepAt } from '../../../electron/authenticator/otp';
import { decodeBody, encodeBody } from '../../../electron/authenticator/vault/body';
import { decodeFile } from '../../../electron/authenticator/vault/layout';
import { stored } from './kit';

const entryArb = fc
  .record({
    issuer: fc.string({ unit: 'grapheme', maxLength: 30 }),
    note: fc.string({ unit: 'binary', maxLength: 60 }),
    secret: fc.uint8Array({ minLength: 1, maxLength: 130 }),
    period: fc.integer({ min: 1, max: 86_400 }),
    digits: fc.integer({ min: 6, max: 10 }),
  })
  .map((more) => stored(more));
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

/** Bytes as hex, so that a window into a buffer and an array of its own compare equal. */
const plain = (content: VaultContent | null): unknown =>
  content && {
    entries: content.entries.map((entry) => ({
      ...entry,
      secret: Buffer.from(entry.secret).toString('hex'),
    })),
    removed: content.removed.map((entry) => ({
      ...entry,
      secret: Buffer.from(entry.secret).toString('hex'),
    })),
  };

describe('for any entries', () => {
  it('a body reads back to what was written', () => {
    fc.assert(
      fc.property(
        fc.array(entryArb, { maxLength: 12 }),
        fc.array(entryArb, { maxLength: 4 }),
        (entries, gone) => {
          const content = { entries, removed: gone.map((entry) => ({ ...entry, removedAt: 5 })) };
          expect(plain(decodeBody(encodeBody(content)))).toEqual(plain(content));
        },
      ),
    );
  });

  it('a cut or random body or file is refused without an exception', () => {
    fc.assert(
      fc.property(
        fc.array(entryArb, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.uint8Array({ maxLength: 300 }),
        (entries, cut, noise) => {
          const whole = encodeBody({ entries, removed: [] });
          expect(decodeBody(whole.subarray(0, cut % whole.length))).toBeNull();
          expect(decodeFile(noise).kind).toBe('damaged');
        },
      ),
    );
  });

  it('base32 gives the bytes back, also in small letters, with blanks and padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
        const text = encodeBase32(bytes);
        for (const form of [text, text.toLowerCase(), text.replace(/(.{4})/g, '$1 '), `${text}======`]) {
          expect(decodeBase32(form)).toEqual({ ok: true, bytes, oddLength: false });
        }
      }),
    );
  });

  it('moving, removing and restoring lose and double none', () => {
    const moves = fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('move', 'end', 'remove', 'restore')),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(moves, (steps) => {
        const all = Array.from({ length: 6 }, () => stored());
        let content: VaultContent = { entries: all, removed: [] };
        for (const [a, b, what] of steps) {
          const entry = content.entries[a % Math.max(1, content.entries.length)];
          const other = content.entries[b % Math.max(1, content.entries.length)];
          const gone = content.removed[a % Math.max(1, content.removed.length)];
          if (what === 'restore' && gone) content = withRestored(content, gone.id, 1);
          if (what === 'remove' && entry) content = withoutEntry(content, entry.id, 1);
          if (what === 'move' && entry && other) content = reordered(content, entry.id, other.id);
          if (what === 'end' && entry) content = reordered(content, entry.id, null);
        }
        const ids = [...content.entries, ...content.removed].map(({ id }) => id);
        expect(new Set(ids)).toEqual(new Set(all.map(({ id }) => id)));
        expect(ids).toHaveLength(all.length);
      }),
    );
  });

  /** Steps from now to the newest used one; those far ahead are notes of a clock that was fast. */
  const ahead = fc.oneof(fc.integer({ min: -3, max: 1 }), fc.integer({ min: 20, max: 40 }));

  it('a fresh copy is never a used code and never one about to end', () => {
    fc.assert(
      fc.property(entryArb, instant, fc.option(ahead), (fresh, at, more) => {
        const lastUsedStep = more === null ? null : Math.max(0, timeStepAt(fresh.period, at) + more);
        const entry = { ...fresh, lastUsedStep };
        const choice = chooseCode(entry, 'fresh', at);
        const step = timeStepAt(entry.period, at);
        const view = codeView(entry, at);
        expect(view.validFrom <= at && at < view.validUntil).toBe(true);
        if (choice.kind === 'wait') {
          expect(choice.until).toBeGreaterThan(at);
          // At that moment there is one.
          expect(chooseCode(entry, 'fresh', choice.until).kind).toBe('now');
          return;
        }
        expect(step).toBeGreaterThan(lastUsed(entry, step));
        expect(choice.code).toBe(codeForStep(entry, step));
        if (entry.period * 1000 > edge) expect(view.validUntil - at).toBeGreaterThanOrEqual(edge);
      }),
    );
  });
});
