import { spawn, spawnSync } from 'node:child_process';
import { Stop } from './say.mjs';

/** Runs a program with its output shown; resolves to its exit code (128 + n after a signal).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function show(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** Runs a program quietly; its output is kept and put into the error when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeout?: number }} [options] timeout in milliseconds
 * @returns {Promise<string>} standard output
 */
export function quiet(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    let out = '';
    let all = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', (part) => {
      out += String(part);
      all += String(part);
    });
    child.stderr?.on('data', (part) => (all += String(part)));
    child.on('error', (error) => reject(new Stop(`${command} could not be run: ${error.message}`)));
    child.on('close', (code) =>
      code === 0
        ? resolve(out)
        : reject(
            new Stop(`${command} ${args.join(' ')} failed (${code ?? 'stopped'}).\n${all.slice(-4000)}`),
          ),
    );
  });
}

/** Whether a program can be run at all.
 * @param {string} command
 * @param {readonly string[]} [args]
 */
export function works(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** npm as the right kind of child process on every system.
 * @returns {[string, string[]]} the command and the arguments that come first
 */
export function npm() {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js')) return [process.execPath, [script]];
  return process.platform === 'win32'
    ? [process.env['ComSpec'] ?? 'cmd.exe', ['/d', '/s', '/c', 'npm']]
    : ['npm', []];
}

/** The first line that a program prints once it is up (15 s at most).
 * @param {import('node:child_process').ChildProcess} child @param {import('node:stream').Readable} stream @param {string} name
 * @returns {Promise<string>}
 */
export function firstLine(child, stream, name) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Stop(`${name} did not come up within 15 s.`)), 15_000);
    let text = '';
    stream.on('data', (part) => {
      text += String(part);
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.slice(0, text.indexOf('\n')).trim());
    });
    child.on('error', (error) => reject(new Stop(`${name} could not be started: ${error.message}`)));
    child.on('exit', (code) => reject(new Stop(`${name} ended at once (${code}).`)));
  });
}
