import type { Answer, AwsCredentials, Gateway, IamCalls, OpenGateway, StsCalls, TrustedClock } from '../aws';
import type { StepId } from '../contract/constants';
import type { Waiting } from '../contract/setup';
import type { Keychain } from '../keychain/port';
import type { RunFacts } from './facts';
import type { SeedVault } from './ports';
import type { Params, RunState } from './state';

/** Thrown where a wait is left because the person asked to pause. Nothing was half-done at that point. */
export class PauseAsked extends Error {}

/** What a step may use. Everything it learns that a restart must know goes through `note`, which is on disk when it resolves. */
export type StepContext = {
  readonly facts: RunFacts;
  /** A server of one's own, which may lack calls that AWS has. */
  readonly notAws: boolean;
  /** State as of now, with this step's notes. */
  readonly state: () => RunState;
  /** True when an earlier try of this step may have reached AWS: read before repeating. */
  readonly resumed: boolean;
  readonly vault: SeedVault;
  readonly keychain: Keychain;
  readonly clock: TrustedClock;
  /** Newest time step that this program sent, by entry id. */
  readonly sent: Map<string, number>;
  readonly iam: <K extends keyof IamCalls>(
    operation: K,
    input: IamCalls[K]['in'],
  ) => Promise<Answer<IamCalls[K]['out']>>;
  readonly sts: <K extends keyof StsCalls>(
    operation: K,
    input: StsCalls[K]['in'],
  ) => Promise<Answer<StsCalls[K]['out']>>;
  /** Calls as somebody else (the new key, its session), counted like the others. */
  readonly as: (credentials: AwsCredentials) => Pick<Gateway, 'iam' | 'sts'>;
  readonly note: (params: Params) => Promise<void>;
  /** Waits visibly; ends early on "try now", throws PauseAsked on pause. */
  readonly wait: (reason: Waiting['reason'], ms: number, more?: Partial<Waiting>) => Promise<void>;
  /** Journal boundary by name, for tests that stop the program there. */
  readonly boundary: (name: string) => Promise<void>;
};

export type Outcome = { readonly state: 'done' | 'already' | 'skipped'; readonly params?: Params };

export type UndoContext = Omit<StepContext, 'resumed' | 'note'>;

export type Step = {
  readonly id: StepId;
  readonly mark: 'reads' | 'undo';
  /** AWS CLI equivalent, secrets as placeholders. */
  readonly cli: (facts: RunFacts) => string;
  apply(context: StepContext): Promise<Outcome>;
};

export const done = (params: Params = {}): Outcome => ({ state: 'done', params });
export const already = (params: Params = {}): Outcome => ({ state: 'already', params });
export type { OpenGateway };
