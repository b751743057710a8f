import { webcrypto } from 'node:crypto';
import { answerOneJob } from '../aside';
import { ageDecrypt, ageEncrypt } from './age';
import type { AgeAnswer, AgeJob } from './age-aside';

// Node 18 has no global of this name; the age library expects it.
if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

answerOneJob<AgeJob>(({ open, bytes, passphrase }) =>
  (open ? ageDecrypt(bytes, passphrase) : ageEncrypt(bytes, passphrase)).then(
    (result): AgeAnswer => ({ result }),
    (): AgeAnswer => ({ result: null }),
  ),
);
