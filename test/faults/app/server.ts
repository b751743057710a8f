import {
  ConnectionLost,
  createPracticeAccount,
  servePractice,
  type PracticeAccount,
} from '../../../electron/practice';
import { actionOf } from '../../unit/setup/faulty';

/** These use up a code; afterwards the account's time goes on by one window, so that nobody waits for a fresh one. */
const codeCalls = new Set(['EnableMFADevice', 'GetSessionToken']);
const windowMs = 30_000;

export interface Saved {
  readonly state: string;
  readonly time: number;
}
export interface Server {
  readonly account: PracticeAccount;
  readonly url: string;
  /** Called when the n-th request of this action was carried out and before its answer leaves; the answer then never does. */
  loseAnswer(action: string, nth: number, onLost: () => void): void;
  save(): Saved;
  load(saved: Saved | null): void;
  close(): Promise<void>;
}

/** AWS for one program at a time: an account behind a real port, in another process than the program. */
export async function startServer(): Promise<Server> {
  let ahead = 0;
  let lose: { readonly action: string; left: number; readonly onLost: () => void } | null = null;
  const now = (): number => Date.now() + ahead;
  const account = createPracticeAccount({
    seed: 'kills',
    now,
    accountId: '111122223333',
    propagationMs: 0,
  });
  const served = await servePractice({
    ...account,
    async handle(request) {
      const action = actionOf(request);
      const answer = await account.handle(request);
      if (answer.status === 200 && codeCalls.has(action)) ahead += windowMs;
      if (lose?.action !== action) return answer;
      lose.left -= 1;
      if (lose.left > 0) return answer;
      const { onLost } = lose;
      lose = null;
      onLost();
      throw new ConnectionLost();
    },
  });
  return {
    account,
    url: served.url,
    loseAnswer: (action, nth, onLost) => void (lose = { action, left: nth, onLost }),
    save: () => ({ state: account.serialize(), time: now() }),
    load(saved) {
      lose = null;
      if (saved === null) {
        account.reset();
        ahead = 0;
      } else {
        account.restore(saved.state);
        // A code that was accepted stays used up, so time must not go back.
        ahead = Math.max(0, saved.time - Date.now());
      }
    },
    close: () => served.close(),
  };
}
