import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quiet, works } from './exec.mjs';
import { sharedCache } from './paths.mjs';
import { step, Stop } from './say.mjs';

const moto = ['moto[server]==5.2.5'];
const aws = ['awscli==1.45.11'];
// Other people's readers of 2FAS and Aegis files. The second says that it needs Python 3.12 and runs on 3.11 as well.
const readers = ['lib2fas==1.0.0', 'cryptography', 'pydantic==2.13.5', 'pyotp'];
const lateReaders = ['--no-deps', '--ignore-requires-python', 'py-avdu==0.0.3'];

/** Folders whose bin/ holds `moto_server` and `aws`; apart, since the two ask for different botocores. */
export function pythonToolPaths() {
  return {
    moto: join(venvOf(moto), 'bin', 'moto_server'),
    aws: join(venvOf(aws), 'bin', 'aws'),
    readers: join(venvOf(readers), 'bin', 'python'),
  };
}

/** Installs the independent IAM server and the AWS CLI into environments of their own, once per machine. */
export async function pythonTools() {
  await venv('the independent IAM server (moto)', moto);
  await venv('the AWS CLI', aws);
  await venv('readers of other authenticators (lib2fas, py-avdu)', readers, lateReaders);
  return pythonToolPaths();
}

/** @param {readonly string[]} packages */
function venvOf(packages) {
  const tag = createHash('sha256').update(packages.join(' ')).digest('hex').slice(0, 8);
  return join(sharedCache(), `python-${packages[0]?.split(/[[=]/u)[0] ?? 'tools'}-${tag}`);
}

/** @param {string} title @param {readonly string[]} packages @param {readonly string[]} [later] words of a second pip install */
async function venv(title, packages, later) {
  const dir = venvOf(packages);
  const done = join(dir, 'complete');
  if (existsSync(done)) return;
  await step(`Installing ${title} (pip)`, async () => {
    await rm(dir, { recursive: true, force: true });
    await mkdir(sharedCache(), { recursive: true });
    const python = pythonWithVenv();
    await quiet(python, ['-m', 'venv', dir]);
    const pip = [
      join(dir, 'bin', 'python'),
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--prefer-binary'],
    ];
    for (const words of later === undefined ? [packages] : [packages, later])
      await quiet(/** @type {string} */ (pip[0]), [.../** @type {string[]} */ (pip[1]), ...words]);
    await writeFile(done, packages.join('\n'));
  });
}

/** The one on the path may lack ensurepip where Debian's own has it. */
function pythonWithVenv() {
  const found = ['python3', '/usr/bin/python3'].find((python) =>
    works(python, ['-c', 'import ensurepip, venv']),
  );
  if (found === undefined)
    throw new Stop('No python3 with venv and ensurepip found (Debian: python3-venv); npm test needs it.');
  return found;
}
