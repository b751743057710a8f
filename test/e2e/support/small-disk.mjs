import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordinaryUser } from '../../../scripts/lib/as-user.mjs';

/**
 * A file system of its own and of few bytes under a folder of the app. `executable` starts the app so that it sees it.
 * @typedef {{ executable: string, end: () => void }} SmallDisk
 */

const size = '64k';

/** @param {string} command @param {string[]} args */
const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Root mounts it; anybody else does so in a mount namespace of the app's own. Null, with a word about it on the
 * output, where this computer allows neither.
 * @param {string} executable @param {string} folder @returns {SmallDisk | null} */
export function smallDisk(executable, folder) {
  mkdirSync(folder, { recursive: true });
  const user = ordinaryUser();
  if (user !== undefined) {
    const owner = `size=${size},mode=0700,uid=${user.uid},gid=${user.gid}`;
    if (works('mount', ['-t', 'tmpfs', '-o', owner, 'tmpfs', folder]))
      return { executable, end: () => void works('umount', ['-l', folder]) };
  } else if (
    works('unshare', ['--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', folder])
  ) {
    return { executable: inNamespace(executable, folder), end: () => undefined };
  }
  console.log('!! No small file system can be mounted on this computer: a full disk is played, not real.');
  return null;
}

/** Root inside the first namespace mounts; the second one gives the app its own numbers back.
 * @param {string} executable @param {string} folder */
function inNamespace(executable, folder) {
  const script = join(mkdtempSync(join(tmpdir(), 'offroot-small-')), 'offroot');
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const words = [
    '#!/bin/sh',
    'if [ "$OFFROOT_SMALL" = "" ]; then',
    `  OFFROOT_SMALL=1 exec unshare --user --map-root-user --mount "$0" "$@"`,
    'fi',
    'unset OFFROOT_SMALL',
    `mount -t tmpfs -o size=${size},mode=0700 tmpfs '${folder}' || exit 1`,
    `exec unshare --user --map-user=${uid} --map-group=${gid} '${executable}' "$@"`,
    '',
  ];
  writeFileSync(script, words.join('\n'), { mode: 0o755 });
  return script;
}

/** Writes until the disk takes no more, as the app itself, who sees it.
 * @param {import('playwright').ElectronApplication} app @param {string} folder */
export function fill(app, folder) {
  return app.evaluate((_electron, path) => {
    const { writeFileSync: write } = /** @type {typeof import('node:fs')} */ (
      /** @type {{ mainModule: { require(name: string): unknown } }} */ (
        /** @type {unknown} */ (process)
      ).mainModule.require('node:fs')
    );
    for (let bytes = 65_536; bytes >= 1; bytes = Math.floor(bytes / 2))
      for (let number = 0; number < 64; number += 1)
        try {
          write(`${path}/filler-${bytes}-${number}`, Buffer.alloc(bytes));
        } catch (error) {
          if (/** @type {{ code?: string }} */ (error).code !== 'ENOSPC') throw error;
          break;
        }
  }, folder);
}
