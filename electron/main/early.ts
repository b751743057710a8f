import { webcrypto } from 'node:crypto';

// Node 18 has no global crypto, and bundled libraries look for it while they load: this module comes first.
if (globalThis.crypto === undefined) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
