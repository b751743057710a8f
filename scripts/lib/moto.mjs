import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Stop } from './say.mjs';

/** Runs `work` against a fresh moto server on loopback.
 * @template T
 * @param {string} program path of moto_server
 * @param {(env: Record<string, string>) => Promise<T>} work gets the AWS variables that lead there
 * @returns {Promise<T>}
 */
export async function withMoto(program, work) {
  const port = await freePort();
  const env = { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' };
  const server = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { env, stdio: 'ignore' });
  server.on('error', () => undefined);
  const address = `http://127.0.0.1:${port}`;
  try {
    await isUp(address, server);
    return await work({
      AWS_ENDPOINT_URL_IAM: address,
      AWS_ENDPOINT_URL_STS: address,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_REGION: 'us-east-1',
    });
  } finally {
    server.kill();
  }
}

/** @param {string} address @param {import('node:child_process').ChildProcess} server */
async function isUp(address, server) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (server.exitCode !== null) break;
    const answer = await fetch(`${address}/moto-api/data.json`).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(200);
  }
  throw new Stop('moto_server did not come up within 30 s.');
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
