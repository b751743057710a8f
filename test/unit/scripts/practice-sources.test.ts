import { expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { loadSources } from '../../../scripts/lib/practice-sources.mjs';

it('sources that are built in one moment are each what was asked for', async () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const asked = Array.from({ length: 12 }, (_, index) => index);
  const built = await Promise.all(
    asked.map((index) => loadSources(root, { stdin: { contents: `exports.index = ${index};` } })),
  );
  expect(built.map((module) => (module as { index: number }).index)).toEqual(asked);
});
