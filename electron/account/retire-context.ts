import type { AwsCredentials, AwsTarget, Gateway, OpenGateway, TrustedClock } from '../aws/port';
import type { AccountSummary, Problem, RetireSnapshot, RetireStepId } from '../contract';
import type { Keychain } from '../keychain/port';
import type { RetireEvent, RetireFacts } from './retire-journal';
import type { CodesPort } from './ports';

export type StepChange = Partial<Omit<RetireSnapshot['steps'][number], 'id'>>;

/** What the steps of one retirement work with. */
export type RetireContext = {
  readonly summary: AccountSummary;
  readonly target: AwsTarget;
  /** Signed by the root key itself; null once it is forgotten here. */
  readonly root: Gateway | null;
  readonly openGateway: OpenGateway;
  readonly keychain: Keychain;
  readonly codes: CodesPort;
  readonly clock: TrustedClock;
  readonly keptKey: () => Promise<AwsCredentials | null>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly facts: () => RetireFacts;
  /** Writes to the journal, then changes what {@link facts} says. */
  readonly note: (event: RetireEvent) => Promise<void>;
  readonly show: (step: RetireStepId, change: StepChange) => void;
  /** Tests stop the program here; nothing happens otherwise. */
  readonly boundary: (name: string) => Promise<void>;
};

/** The administrator, proven with MFA. */
export type ProvenAdmin = {
  /** Signed by a session that was got with an MFA code. */
  readonly session: Gateway;
  /** The key was made for this retirement and is deleted at its end. */
  readonly temporary: boolean;
  readonly credentials: AwsCredentials;
};

export type Ending =
  { readonly phase: 'done' } | { readonly phase: 'failed' | 'unknown'; readonly problem: Problem };
