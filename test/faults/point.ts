/** What one fault left behind, once the run was gone on with or undone. Every count is to be zero. */
export interface Outcome {
  /** The job came to the end that was wanted, and nothing below was found. */
  survived: boolean;
  /** Devices that nobody owns and half-made users that this job made and left. */
  orphans: number;
  /** Users, devices, keys or passwords that are there twice where one was wanted. */
  duplicates: number;
  /** Devices, kept keys and passwords at AWS whose secret is not held here. */
  secretsLost: number;
  /** Things that were there before, are not this job's, and changed. */
  touched: number;
  /** What happened, in words for a person; never a secret. Empty when there is nothing to tell. */
  told: string;
}

/** One place where one thing breaks. */
export interface FaultPoint {
  /** What kind of breaking this is, for the sums; for example `kill in the run`. */
  kind: string;
  /** Where it breaks; unique within its kind. */
  name: string;
  /** Breaks it, goes on or undoes, and judges what is there then. Rejects only when the judging itself fails. */
  run(): Promise<Outcome>;
}
