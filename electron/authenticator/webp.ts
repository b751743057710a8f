import { readFile } from 'node:fs/promises';

/** Pixels as RGBA, four bytes each, row by row. */
export type Pixels = {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

/**
 * Unfolds WebP pictures in this thread with libwebp, whose WebAssembly lies at `wasmPath`. Their size has to be checked
 * before. Null when the picture is damaged or moves.
 */
export function createWebpDecoder(wasmPath: string): (picture: Uint8Array) => Promise<Pixels | null> {
  const load = async (): Promise<(buffer: ArrayBuffer) => Promise<Pixels>> => {
    const { default: decode, init } = await import('@jsquash/webp/decode.js');
    await init({ wasmBinary: new Uint8Array(await readFile(wasmPath)).buffer });
    return decode as unknown as (buffer: ArrayBuffer) => Promise<Pixels>;
  };
  let ready: ReturnType<typeof load> | null = null;
  return async (picture) => {
    ready ??= load();
    const decode = await ready;
    return decode(Uint8Array.from(picture).buffer).catch(() => null);
  };
}

/** Width and height that a WebP says it has, from its first chunk alone; null when it has none. */
export function webpSize(view: DataView): { readonly width: number; readonly height: number } | null {
  const ascii = (at: number): string =>
    String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
  if (view.byteLength < 30 || ascii(0) !== 'RIFF' || ascii(8) !== 'WEBP') return null;
  const triple = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (ascii(12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: triple(24) + 1, height: triple(27) + 1 };
    default:
      return null;
  }
}
