import { createStore } from './store';

/** Id of a preview that the mini window asked for; waits here until the dialog "Add codes" has taken it. */
export const foundBeside = createStore<string | null>(null);
