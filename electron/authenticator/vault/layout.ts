import { createHash, timingSafeEqual } from 'node:crypto';

/*
 * The bytes of a vault file, as docs/vault-format.md says. All numbers are big-endian.
 * prefix (64) · slot count (2) · slots (96 each) · header MAC (32) · body · body tag (16) · checksum (32)
 */
export const formatVersion = 1;
const magic = Buffer.from('OFFROOTV', 'ascii');
const prefixLength = 64;
const slotLength = 96;
const macLength = 32;
const tagLength = 16;
const checksumLength = 32;
const maxSlots = 8;
/** Largest vault that is opened, in bytes. */
export const maxVaultBytes = 256 * 1024 * 1024;

export const slotTypes = { keychain: 1, passphrase: 2, practice: 3 } as const;
export type SlotType = keyof typeof slotTypes;

/** Costs of scrypt (RFC 7914); N is a power of two, kept as its logarithm. */
export type ScryptCosts = { readonly logN: number; readonly r: number; readonly p: number };

/** The vault key, wrapped under a key that the keychain holds or a passphrase gives. */
export type Slot = {
  readonly type: SlotType;
  /** Zero for slots without a passphrase. */
  readonly costs: ScryptCosts;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
  readonly wrapped: Uint8Array;
  readonly tag: Uint8Array;
};

export type Prefix = {
  readonly vaultId: Uint8Array;
  /** Grows by one with each save of the body. */
  readonly saveNumber: number;
  /** Epoch ms. */
  readonly savedAt: number;
  readonly nonce: Uint8Array;
};

export type Container = {
  readonly prefix: Prefix;
  /** The first 64 bytes as they are in the file: associated data of the body. */
  readonly prefixBytes: Uint8Array;
  readonly slots: readonly Slot[];
  /** Everything that the header MAC covers: prefix, slot count, slots. */
  readonly headerBytes: Uint8Array;
  readonly headerMac: Uint8Array;
  /** Ciphertext followed by its tag. */
  readonly body: Uint8Array;
};

export type Decoded =
  { readonly kind: 'whole'; readonly container: Container } | { readonly kind: 'newer' | 'damaged' };

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The 64 bytes in front; `bodyLength` counts the ciphertext without its tag. */
export function encodePrefix(prefix: Prefix, bodyLength: number): Buffer {
  const out = Buffer.alloc(prefixLength);
  magic.copy(out, 0);
  out.writeUInt16BE(formatVersion, 8);
  out.set(prefix.vaultId, 12);
  out.writeBigUInt64BE(BigInt(prefix.saveNumber), 28);
  out.writeBigUInt64BE(BigInt(prefix.savedAt), 36);
  out.set(prefix.nonce, 44);
  out.writeUInt32BE(bodyLength, 56);
  return out;
}

/** What the wrapping of a slot authenticates: the vault's id and the slot's first 36 bytes (type, costs, salt). */
export function slotAad(vaultId: Uint8Array, slot: Pick<Slot, 'type' | 'costs' | 'salt'>): Buffer {
  const head = Buffer.from([slotTypes[slot.type], slot.costs.logN, slot.costs.r, slot.costs.p]);
  return Buffer.concat([vaultId, head, slot.salt]);
}

export function encodeHeader(prefixBytes: Uint8Array, slots: readonly Slot[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(slots.length);
  const encoded = slots.map((slot) =>
    Buffer.concat([slotAad(new Uint8Array(0), slot), slot.nonce, slot.wrapped, slot.tag]),
  );
  return Buffer.concat([prefixBytes, count, ...encoded]);
}

/** Puts a file together; the checksum tells damage from a wrong key without any key. */
export function encodeFile(header: Uint8Array, headerMac: Uint8Array, body: Uint8Array): Buffer {
  const whole = Buffer.concat([header, headerMac, body]);
  return Buffer.concat([whole, sha256(whole)]);
}

function decodeSlot(bytes: Buffer): Slot | null {
  const type = Object.entries(slotTypes).find(([, value]) => value === bytes[0])?.[0] as SlotType | undefined;
  if (!type) return null;
  return {
    type,
    costs: { logN: bytes.readUInt8(1), r: bytes.readUInt8(2), p: bytes.readUInt8(3) },
    salt: bytes.subarray(4, 36),
    nonce: bytes.subarray(36, 48),
    wrapped: bytes.subarray(48, 80),
    tag: bytes.subarray(80, 96),
  };
}

/** Takes a file apart without any key. A newer version is told from damage by magic and version alone. */
export function decodeFile(file: Uint8Array): Decoded {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const smallest = prefixLength + 2 + macLength + tagLength + checksumLength;
  if (bytes.length < 10 || !bytes.subarray(0, 8).equals(magic)) return { kind: 'damaged' };
  const version = bytes.readUInt16BE(8);
  if (version > formatVersion) return { kind: 'newer' };
  if (version !== formatVersion || bytes.length < smallest || bytes.length > maxVaultBytes)
    return { kind: 'damaged' };
  const checksumAt = bytes.length - checksumLength;
  if (!timingSafeEqual(sha256(bytes.subarray(0, checksumAt)), bytes.subarray(checksumAt)))
    return { kind: 'damaged' };
  const count = bytes.readUInt16BE(prefixLength);
  const macAt = prefixLength + 2 + count * slotLength;
  const bodyAt = macAt + macLength;
  const bodyLength = bytes.readUInt32BE(56);
  if (count > maxSlots || bodyAt + bodyLength + tagLength !== checksumAt) return { kind: 'damaged' };
  const slots = Array.from({ length: count }, (_, place) => {
    const at = prefixLength + 2 + place * slotLength;
    return decodeSlot(bytes.subarray(at, at + slotLength));
  });
  return {
    kind: 'whole',
    container: {
      prefix: {
        vaultId: bytes.subarray(12, 28),
        saveNumber: Number(bytes.readBigUInt64BE(28)),
        savedAt: Number(bytes.readBigUInt64BE(36)),
        nonce: bytes.subarray(44, 56),
      },
      prefixBytes: bytes.subarray(0, prefixLength),
      // Slots of a kind that this version does not know are kept out of use, not an error.
      slots: slots.filter((slot): slot is Slot => slot !== null),
      headerBytes: bytes.subarray(0, macAt),
      headerMac: bytes.subarray(macAt, bodyAt),
      body: bytes.subarray(bodyAt, checksumAt),
    },
  };
}
