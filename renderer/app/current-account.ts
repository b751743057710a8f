import type { AccountSummary, AppState } from '../../electron/contract';

/** The account the window is about, or null before the first one. */
export function currentAccount(state: AppState): AccountSummary | null {
  return state.accounts.find((account) => account.ref === state.selected) ?? null;
}
