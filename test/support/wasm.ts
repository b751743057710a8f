import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { WasmFiles } from '../../electron/authenticator/qr-read';

const { resolve } = createRequire(join(process.cwd(), 'package.json'));

/** The readers' WebAssembly where npm put it. */
export const wasmFiles: WasmFiles = {
  zxing: resolve('zxing-wasm/reader/zxing_reader.wasm'),
  webp: resolve('@jsquash/webp/codec/dec/webp_dec.wasm'),
};
