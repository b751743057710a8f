/**
 * `npm run package -- [--dir] [--test-build]`: packs the app into release/.
 * --dir: the unpacked folder only. --test-build: leaves the inspector's fuse open, so that tests can drive it.
 * On any runtime but the release one, the result is a test build whatever is asked for.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { show } from './lib/exec.mjs';
import { checkFuses, fusesIn, fuseSettings, shippedFuses } from './lib/fuses.mjs';
import { packedProgram } from './lib/packed.mjs';
import { root } from './lib/paths.mjs';
import { run, say, step, Stop } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'build' });
  const { resolveRuntime } = await import('./lib/runtime.mjs');
  const { build } = await import('./lib/build.mjs');
  const runtime = await resolveRuntime();
  await build();
  const open = process.argv.includes('--test-build');
  /** The test build differs in the inspector's fuse alone. */
  const fuses = { ...shippedFuses, enableNodeCliInspectArguments: open };
  const release = runtime.kind === 'release' && !open;
  const output = release ? 'release' : 'release/test-build';
  const settings = {
    electronDist: runtime.dir,
    electronVersion: runtime.electronVersion,
    'directories.output': output,
    'extraMetadata.offrootRuntime': `${runtime.kind} ${runtime.electronVersion}`,
    ...(release ? {} : { 'extraMetadata.offrootTestBuild': 'yes' }),
    ...fuseSettings(fusesIn(await readFile(runtime.executable)), fuses),
  };
  const words = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  const target = process.argv.includes('--dir') || !release ? ['--dir'] : [];
  const script = join(root, 'node_modules/electron-builder/cli.js');
  const code = await step('Packing', () =>
    show(
      process.execPath,
      [script, '--config', 'electron-builder.yml', '--publish', 'never', ...target, ...words],
      {
        cwd: root,
        // The download of tool sets is for targets that need them; the folder needs none.
        env: {
          ...process.env,
          CSC_IDENTITY_AUTO_DISCOVERY: release ? process.env['CSC_IDENTITY_AUTO_DISCOVERY'] : 'false',
        },
      },
    ),
  );
  if (code !== 0) throw new Stop(`electron-builder failed (${code}).`);
  const packed = await packedProgram(join(root, output));
  if (packed !== null) {
    const count = await checkFuses(packed, fuses);
    say(`· ${count} fuses read back out of the program: as they should be.`);
  }
  if (release) return say(`· packed into ${output}/`);
  const why = open
    ? 'the inspector is open to tests'
    : `it is built on the ${runtime.kind} Electron ${runtime.electronVersion}`;
  await writeFile(join(root, output, 'TEST-BUILD.txt'), `This is a test build, not a release: ${why}.\n`);
  say(`· packed into ${output}/ as a TEST BUILD, not a release: ${why}.`);
});
