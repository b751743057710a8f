import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { show } from './exec.mjs';
import { say, step, Stop } from './say.mjs';

/** Debian's names; alternatives are separated by `|`, the newer name first. */
const forStart = [
  'libgtk-3-0t64|libgtk-3-0',
  'libnss3',
  'libatk-bridge2.0-0t64|libatk-bridge2.0-0',
  'libgbm1',
  'libasound2t64|libasound2',
  'libxss1',
  'libxtst6',
  'libsecret-1-dev',
  'xvfb',
  'xauth',
  'dbus',
  'gnome-keyring',
  'fonts-noto-cjk',
  'python3',
  'make',
  'g++',
  'util-linux',
];
const forTest = [...forStart, 'oathtool', 'zbar-tools', 'age', 'python3-venv', 'git', 'xclip'];

/** Makes sure that the packages of Debian or Ubuntu are there: installs as root, else prints the one command.
 * @param {'start' | 'test'} purpose
 */
export async function systemPackages(purpose) {
  if (process.platform !== 'linux') return;
  const wanted = purpose === 'test' ? forTest : forStart;
  if (!existsSync('/usr/bin/dpkg-query') || !debianFamily()) return sayForOthers();
  const lacking = missing(wanted);
  if (lacking.length === 0) return;
  if (process.getuid?.() !== 0) throw new Stop(theOneCommand(lacking.map(nameToInstall)));
  await step(`Installing ${lacking.length} system packages (apt-get)`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
    await show('apt-get', [...quiet, 'update'], { env });
    const names = lacking.map(nameToInstall);
    const code = await show('apt-get', [...quiet, 'install', '-y', '--no-install-recommends', ...names], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (code !== 0) throw new Stop(`apt-get install ${names.join(' ')} failed (${code}).`);
  });
}

/** @param {readonly string[]} wanted */
function missing(wanted) {
  const names = wanted.flatMap((entry) => entry.split('|'));
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter(
    (entry) => !entry.split('|').some((name) => installed.has(name) || providedOtherwise(name)),
  );
}

/** A tool that is on the path already need not come from a package.
 * @param {string} name
 */
function providedOtherwise(name) {
  /** @type {Readonly<Record<string, string>>} */
  const tools = {
    python3: 'python3',
    make: 'make',
    'g++': 'g++',
    git: 'git',
    oathtool: 'oathtool',
    age: 'age',
  };
  const tool = tools[name];
  return tool !== undefined && spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** @param {string} entry */
function nameToInstall(entry) {
  const names = entry.split('|');
  const known = names.find((name) => /^Candidate|Candidate: (?!\(none\))/mu.test(policy(name)));
  return known ?? names.at(-1) ?? entry;
}

/** @param {string} name */
function policy(name) {
  return spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
    .stdout;
}

/** @param {readonly string[]} names */
function theOneCommand(names) {
  return `System packages are missing. Run this once, then try again:\n\n  sudo apt-get update && sudo apt-get install -y ${names.join(' ')}\n`;
}

function debianFamily() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/mu.test(readFileSync('/etc/os-release', 'utf8'));
}

function sayForOthers() {
  say(
    '· This Linux is not Debian or Ubuntu; please see that it has GTK 3, NSS, libsecret with headers, a C++ compiler,',
  );
  say(
    '  python3 and make; for `npm test` also Xvfb, dbus, gnome-keyring, setpriv, oathtool, zbarimg, age, git and xclip.',
  );
}
