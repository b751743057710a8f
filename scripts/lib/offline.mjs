import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * A command whose network is a loopback device and nothing else. As an ordinary user it cannot be made without becoming
 * root inside, which `npm start` would see; then npm and Node are led to a port where nobody answers.
 * @returns {{ command: string, first: string[], env: Record<string, string>, isWhole: boolean }}
 */
export function withoutNetwork() {
  const alone = ['--net', 'python3', '-c', onlyLoopback];
  if (process.getuid?.() === 0 && spawnSync('unshare', [...alone, 'true'], { stdio: 'ignore' }).status === 0)
    return { command: 'unshare', first: alone, env: {}, isWhole: true };
  const nobody = 'http://127.0.0.1:9';
  return {
    command: 'env',
    first: [],
    env: { http_proxy: nobody, https_proxy: nobody, npm_config_registry: nobody, npm_config_offline: 'true' },
    isWhole: false,
  };
}

/** SIOCSIFFLAGS with IFF_UP for "lo", then the command that follows. */
const onlyLoopback = [
  'import fcntl, os, socket, struct, sys',
  'fcntl.ioctl(socket.socket(socket.AF_INET, socket.SOCK_DGRAM), 0x8914, struct.pack("16sh14x", b"lo", 1))',
  'os.execvp(sys.argv[1], sys.argv[1:])',
].join('\n');

/** `npm start` on a machine that has been set up, without a display and without a network: the practice run.
 * @returns {Promise<{ passed: number, failed: number, isWhole: boolean }>} of its sixteen steps
 */
export function startOffline() {
  const { command, first, env, isWhole } = withoutNetwork();
  const own = { ...process.env, ...env };
  delete own['DISPLAY'];
  delete own['WAYLAND_DISPLAY'];
  const args = [...first, process.execPath, join(root, 'scripts/start.mjs')];
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(command, args, { cwd: root, env: own, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (part) => {
      said += String(part);
      process.stdout.write(part);
    });
    child.on('error', reject);
    child.on('close', () => {
      const passed = Number(/^practice: (\d+) of 16 steps/mu.exec(said)?.[1] ?? 0);
      const isPractice = said.includes('There is no display here');
      resolve({ passed: isPractice ? passed : 0, failed: isPractice ? 16 - passed : 16, isWhole });
    });
  });
}
