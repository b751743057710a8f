import type { Offroot } from '../bridge';
import { answersOf } from './fake-answers';
import { fakeState } from './fake-state';

/** Stands in for preload and main while looking at screens: `?screen=setup&case=running&lang=ko&theme=dark`. */
const query = new URLSearchParams(location.search);
const answers = answersOf(query, fakeState(query));

const fake: Offroot = {
  call: (channel, request) => {
    const answer = answers[channel];
    if (answer === undefined) {
      return Promise.resolve({
        ok: false,
        problem: { code: 'not-found', params: { channel }, at: Date.now() },
      });
    }
    const value = answer(request);
    if (value instanceof Error)
      return Promise.resolve({ ok: false, problem: { code: 'unknown', params: {}, at: Date.now() } });
    return Promise.resolve({ ok: true, value });
  },
  on: (channel, listener) => {
    const first = answers[`push ${channel}`];
    if (first !== undefined) listener(first({}));
    return () => undefined;
  },
};

Object.defineProperty(window, 'offroot', { value: fake });
