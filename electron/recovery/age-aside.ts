import type { Aside } from '../aside';

const deadlineMs = 120_000;

export type AgeJob = { readonly open: boolean; readonly bytes: Uint8Array; readonly passphrase: string };
export type AgeAnswer = { readonly result: Uint8Array | null };

/** Seals and opens age files beside the app, which scrypt would hold up for a second or more. */
export type Age = {
  seal(plain: Uint8Array, passphrase: string): Promise<Uint8Array | null>;
  /** Null: wrong passphrase or damaged file. */
  open(sealed: Uint8Array, passphrase: string): Promise<Uint8Array | null>;
};

export function ageAside(aside: Aside, program: string): Age {
  const run = async (job: AgeJob): Promise<Uint8Array | null> =>
    aside<AgeAnswer>(program, job, deadlineMs).then(
      ({ result }) => result,
      () => null,
    );
  return {
    seal: (bytes, passphrase) => run({ open: false, bytes, passphrase }),
    open: (bytes, passphrase) => run({ open: true, bytes, passphrase }),
  };
}
