import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fuseFaults, fuseOrder, fusesIn, fuseSettings, shippedFuses } from '../../../scripts/lib/fuses.mjs';

const root = join(import.meta.dirname, '../../..');

/** A program with a wire in the middle: `r` is a fuse that was taken out of Electron. */
const program = (letters: string): Buffer =>
  Buffer.concat([
    Buffer.alloc(300, 7),
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, letters.length]),
    Buffer.from(letters),
    Buffer.alloc(50),
  ]);

describe('the fuses of the shipped program', () => {
  test('are all decided about in one typed list, and handed over where the runtime has them', () => {
    expect([...fuseOrder].sort()).toEqual(Object.keys(shippedFuses).sort());
    expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).not.toContain('electronFuses');
    const all = fuseSettings(shippedFuses, shippedFuses);
    expect(all).toMatchObject({
      'electronFuses.runAsNode': 'false',
      'electronFuses.onlyLoadAppFromAsar': 'true',
    });
    expect(Object.keys(all)).toHaveLength(fuseOrder.length);
    expect(fuseSettings(fusesIn(program('0100110')), shippedFuses)).not.toHaveProperty(
      'electronFuses.grantFileProtocolExtraPrivileges',
    );
  });

  test('close every way to run other code: Node, its options, the inspector, loose files, file: pages', () =>
    expect(shippedFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
    }));

  test('are read out of the program, one by one', () => {
    expect(fusesIn(program('01001100'))).toEqual(shippedFuses);
    expect(fusesIn(program('0100110'))).not.toHaveProperty('grantFileProtocolExtraPrivileges');
    expect(fuseFaults(fusesIn(program('01001100')), shippedFuses)).toEqual([]);
    expect(fuseFaults(fusesIn(program('11011r0')), shippedFuses)).toEqual([
      'runAsNode is open',
      'enableNodeCliInspectArguments is open',
    ]);
    expect(() => fusesIn(Buffer.from('no wire here'))).toThrow('no fuse wire');
  });
});
