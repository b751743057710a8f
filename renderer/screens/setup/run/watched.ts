import { createStore } from '../../../app/store';

/** Id of the run that the person saw going on; its end is news and is said aloud once. */
export const watched = createStore<string | null>(null);
