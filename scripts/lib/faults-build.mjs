import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, bundling } from './build.mjs';
import { localCache, root } from './paths.mjs';

const boundary = join(root, 'test/faults/app/boundary.ts');

/** The application as it is built for people, but for one small file: the one that ends it at a boundary.
 * @returns {Promise<string>} a folder to stage from, as the project's own is
 */
export async function buildForKills() {
  const dist = await build();
  const folder = join(localCache, 'faults-app');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(dist, join(folder, 'dist'), { recursive: true });
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  const { build: esbuild } = await import('esbuild');
  let swapped = 0;
  await esbuild({
    ...bundling(root, false).node,
    entryPoints: [join(root, 'electron/main.ts')],
    outfile: join(folder, 'dist/main.cjs'),
    plugins: [
      {
        name: 'boundary',
        setup(bundle) {
          bundle.onResolve({ filter: /^\.\/boundary$/ }, () => {
            swapped += 1;
            return { path: boundary };
          });
        },
      },
    ],
  });
  if (swapped !== 1) throw new Error(`The boundary was put in ${swapped} times instead of once.`);
  return folder;
}
