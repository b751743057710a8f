import { randomBytes, timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../../contract/problem';
import type { Keychain } from '../../keychain/port';
import { generationName } from '../../storage/names';
import type { Files } from '../../storage/port';
import type { VaultContent } from '../entry';
import type { Scrypt } from '../scrypt';
import { encodeBody } from './body';
import { decodeFile, encodeFile, encodeHeader, encodePrefix } from './layout';
import type { Prefix, ScryptCosts, Slot } from './layout';
import { generations } from './newest';
import { headerMac, openBody, sealBody, wipe } from './seal';
import type { Tries } from './tries';

export type VaultPorts = {
  readonly files: Files;
  readonly name: string;
  /** Local clock, epoch ms. */
  readonly now: () => number;
  /** null for the practice vault. */
  readonly keychain: Keychain | null;
  readonly tries: Tries | null;
  readonly costs?: ScryptCosts;
  /** Node's own when there is none. */
  readonly scrypt?: Scrypt;
};

/** A vault whose key is known. Changed only by replacing it whole. */
export type OpenVault = {
  readonly key: Buffer;
  readonly prefix: Prefix;
  readonly prefixBytes: Uint8Array;
  readonly body: Uint8Array;
  readonly slots: readonly Slot[];
  readonly content: VaultContent;
  /** The current file is damaged: it is replaced without becoming an older content. */
  readonly damagedFile: boolean;
};

/** Encrypts the content anew and saves it. The caller keeps the old state when this fails. */
export async function saveBody(ports: VaultPorts, open: OpenVault): Promise<OpenVault> {
  const { vaultId, saveNumber } = open.prefix;
  const prefix = {
    vaultId,
    saveNumber: saveNumber + 1,
    savedAt: ports.now(),
    nonce: randomBytes(12),
  };
  const plain = encodeBody(open.content);
  try {
    const prefixBytes = encodePrefix(prefix, plain.length);
    const body = sealBody(open.key, vaultId, prefix.nonce, prefixBytes, plain);
    const next = { ...open, prefix, prefixBytes, body };
    await writeVault(ports, next, false);
    return { ...next, damagedFile: false };
  } finally {
    wipe(plain);
  }
}

/** Writes, reads back, and opens what was read. `alone` leaves no content behind that other ways open. */
export async function writeVault(ports: VaultPorts, open: OpenVault, alone: boolean): Promise<void> {
  const { files, name } = ports;
  const header = encodeHeader(open.prefixBytes, open.slots);
  const bytes = encodeFile(header, headerMac(open.prefix.vaultId, open.key, header), open.body);
  await files.write(name, bytes, { generations: open.damagedFile ? 0 : generations });
  if (alone) {
    for (let place = 1; place <= generations; place += 1) await files.remove(generationName(name, place));
    await files.write(name, bytes, { generations });
  }
  const back = await files.read(name);
  const decoded = back && decodeFile(back);
  const same = back !== null && back.length === bytes.length && timingSafeEqual(back, bytes);
  const plain = same && decoded?.kind === 'whole' ? openBody(open.key, decoded.container) : null;
  if (!plain) throw new ProblemError('disk-refused', { params: { file: name, reason: 'read-back' } });
  wipe(plain);
}
