import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';

/** @typedef {{ readonly name: string, readonly file: string }} Late */

/** Late modules that stand on the same libraries lie in one file. @type {readonly [name: string, RegExp][]} */
const families = [['aws', /^(?:@aws-sdk|@smithy)\/|^\.\/sdk$/u]];

/**
 * Main is one file and each program beside it another; what they import with `import()` lies beside them in `late/`, once for all, so
 * that the start reads and compiles only what it runs. A late file holds libraries alone: a second copy of a module of
 * ours would be another module.
 * @param {typeof import('esbuild').build} esbuild @param {import('esbuild').BuildOptions} node
 * @param {string} root @param {string} dist @param {readonly string[]} programs
 */
export async function bundleNode(esbuild, node, root, dist, programs) {
  /** @type {Map<string, string>} */
  const late = new Map();
  await Promise.all([
    esbuild({
      ...node,
      entryPoints: [join(root, 'electron/main.ts')],
      outfile: join(dist, 'main.cjs'),
      plugins: [lateImports(late, './late')],
    }),
    ...programs.map((file) =>
      esbuild({
        ...node,
        entryPoints: [file],
        outfile: join(dist, 'programs', `${basename(file, '.program.ts')}.cjs`),
        plugins: [lateImports(late, '../late')],
      }),
    ),
  ]);
  await mkdir(join(dist, 'late'), { recursive: true });
  const modules = [...late].map(([path, file]) => ({ path, name: nameOf(path), file }));
  const alone = modules.filter(({ path }) => familyOf(path) === undefined);
  await Promise.all([
    ...alone.map(({ name, file }) =>
      esbuild({ ...node, entryPoints: [file], outfile: join(dist, 'late', `${name}.cjs`) }),
    ),
    ...families.map(([family]) =>
      bundleFamily(
        esbuild,
        node,
        join(dist, 'late'),
        family,
        modules.filter(({ path }) => familyOf(path) === family),
      ),
    ),
  ]);
}

/** One file in which each module is run when it is asked for, and a file by the name of each that asks for it.
 * @param {typeof import('esbuild').build} esbuild @param {import('esbuild').BuildOptions} node
 * @param {string} folder @param {string} family @param {readonly Late[]} modules
 */
async function bundleFamily(esbuild, node, folder, family, modules) {
  if (modules.length === 0) return;
  const members = modules.map(
    ({ name, file }) => `${JSON.stringify(name)}: () => require(${JSON.stringify(file)})`,
  );
  await esbuild({
    ...node,
    stdin: { contents: `module.exports = { ${members.join(', ')} };`, resolveDir: folder },
    outfile: join(folder, `${family}.cjs`),
  });
  await Promise.all(
    modules.map(({ name }) =>
      writeFile(
        join(folder, `${name}.cjs`),
        `module.exports = require('./${family}.cjs')[${JSON.stringify(name)}]();\n`,
      ),
    ),
  );
}

/** Leaves `import()` of libraries for a file in `folder`, and notes them.
 * @param {Map<string, string>} late @param {string} folder @returns {import('esbuild').Plugin}
 */
function lateImports(late, folder) {
  return {
    name: 'late',
    setup(building) {
      building.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
        const isBuiltIn = path === 'keytar' || path.startsWith('node:');
        if (kind !== 'dynamic-import' || pluginData === 'late' || isBuiltIn) return undefined;
        const found = await building.resolve(path, { kind, resolveDir, pluginData: 'late' });
        if (found.errors.length > 0 || found.path.includes(`${sep}electron${sep}main${sep}`)) return found;
        late.set(path, found.path);
        return { path: `${folder}/${nameOf(path)}.cjs`, external: true };
      });
    },
  };
}

/** @param {string} path as it was imported */
const familyOf = (path) => families.find(([, which]) => which.test(path))?.[0];

/** @param {string} path as it was imported */
const nameOf = (path) => path.replaceAll(/[^a-z0-9]+/giu, '-').replace(/^-/u, '');
