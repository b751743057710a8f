import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findAwsLogin, hasLogin } from '../../../electron/shell/aws-cli';

const folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder with a program named aws that prints its version. */
function saying(name: string, version: string): string {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'aws'), `#!/bin/sh\necho "${version}"\n`);
  chmodSync(join(place, 'aws'), 0o755);
  return place;
}

describe('signing in with the browser is offered', () => {
  it.each([
    ['aws-cli/2.32.0 Python/3.13.9 Linux/6.8 exe/x86_64', true],
    ['aws-cli/3.0.1 Python/3.15.0', true],
    ['/usr/local/aws-cli/v2/2.33.7/dist/aws', true],
    ['/opt/homebrew/Cellar/awscli/2.32.5/libexec/bin/aws', true],
    ['aws-cli/2.31.39 Python/3.13.9', false],
    ['/usr/local/aws-cli/v2/2.9.1/dist/aws', false],
    ['aws-cli/1.45.11 Python/3.11.7', false],
    ['/usr/bin/aws', null],
    ['', null],
  ])('by the version in %j: %s', (words, is) => {
    expect(hasLogin(words)).toBe(is);
  });

  it('when the program says so, and the first one on the path counts', async () => {
    const [old, young] = [saying('old', 'aws-cli/2.31.0 x'), saying('young', 'aws-cli/2.40.1 x')];
    expect(await findAwsLogin([join(folder, 'none'), young], 'linux')).toBe(true);
    expect(await findAwsLogin([old, young], 'linux')).toBe(false);
  });

  it("by the installer's folder, without starting the program", async () => {
    const place = join(folder, 'aws-cli/v2/2.34.2/dist');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'aws'), 'not a program');
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(join(place, 'aws'), join(bin, 'aws'));
    expect(await findAwsLogin([bin], 'linux')).toBe(true);
  });

  it('never when there is no AWS CLI, or a broken one', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'aws'), '');
    expect(await findAwsLogin([join(folder, 'none')], 'linux')).toBe(false);
    expect(await findAwsLogin([broken], 'linux')).toBe(false);
  });
});
