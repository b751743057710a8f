import { resolve } from 'node:path';

/** Folder with sample files of other authenticators: `OFFROOT_INTEROP`, else `../shared/interop` beside the checkout. */
export const interopFolder = process.env['OFFROOT_INTEROP'] ?? resolve('../shared/interop');
