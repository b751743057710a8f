import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageApp } from '../../scripts/lib/stage.mjs';
import { openFolder } from './start.mjs';

const source = fileURLToPath(new URL('hello', import.meta.url));

/** The yardstick, put together and started just as the app is: same runtime, same user, same desktop.
 * @param {{ runtime: import('../../scripts/lib/runtime.mjs').Runtime, executable: string }} options executable: the app's
 * @returns {Promise<string>} its executable
 */
export async function stageHello({ runtime, executable }) {
  const folder = await openFolder('hello');
  const root = join(folder, 'source');
  await mkdir(join(root, 'dist'), { recursive: true });
  await cp(source, join(root, 'dist'), { recursive: true });
  const manifest = { name: 'hello', productName: 'Hello', version: '1.0.0', main: 'dist/main.cjs' };
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
  const hello = await stageApp({ runtime, dir: join(folder, 'app'), root });
  if (process.platform !== 'linux') return hello;
  const dir = dirname(executable);
  const [outer, inner] = [
    await readFile(executable, 'utf8'),
    await readFile(join(dir, 'as-user.sh'), 'utf8'),
  ];
  const script = join(folder, 'as-user.sh');
  await writeFile(script, inner.replaceAll(join(dir, 'app/electron'), hello), { mode: 0o755 });
  const start = join(folder, 'hello');
  await writeFile(start, outer.replaceAll(join(dir, 'as-user.sh'), script), { mode: 0o755 });
  return start;
}
