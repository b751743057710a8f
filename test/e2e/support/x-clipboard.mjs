import { spawn, spawnSync } from 'node:child_process';

/** The clipboard as another program of the display sees it: xclip, which knows nothing of the app. */

const clipboard = ['-selection', 'clipboard'];

/** What another program gets when it pastes; null when nobody offers any text.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} */
export function pasteElsewhere(env) {
  const { status, stdout, error } = spawnSync('xclip', ['-o', ...clipboard], {
    env,
    encoding: 'utf8',
    timeout: 5000,
  });
  if (error !== undefined) throw error;
  return status === 0 ? stdout : null;
}

/** Another program takes the clipboard, and offers its own words until somebody else takes it.
 * @param {string} text
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>} */
export function copyElsewhere(text, env) {
  return new Promise((resolve, reject) => {
    // It goes on in the background by itself, so that its first process ends when the clipboard is taken.
    const child = spawn('xclip', ['-i', ...clipboard], { env, stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`xclip ended with ${code}.`))));
    child.stdin?.end(text);
  });
}
