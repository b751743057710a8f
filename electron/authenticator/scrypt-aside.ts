import type { Aside } from '../aside';
import { nodeScrypt } from './scrypt';
import type { Scrypt, ScryptCost } from './scrypt';

const deadlineMs = 120_000;

export type ScryptJob = {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: ScryptCost;
};
export type ScryptAnswer = { readonly key: Uint8Array };

/**
 * Derives beside the app, so that the window does not stand still. A computer that starts no second program still gets
 * its key, here.
 */
export function scryptAside(aside: Aside, program: string): Scrypt {
  return async (password, salt, cost) => {
    const job: ScryptJob = { password: new Uint8Array(password), salt: new Uint8Array(salt), cost };
    try {
      return (await aside<ScryptAnswer>(program, job, deadlineMs)).key;
    } catch {
      return await nodeScrypt(password, salt, cost);
    } finally {
      job.password.fill(0);
    }
  };
}
