import { performance } from 'node:perf_hooks';
import { mutate, randomOf, type Random } from './mutate';

/** A target takes one input. Anything thrown that it does not name as a refusal is a crash. */
export type Target = {
  readonly name: string;
  readonly seeds: readonly Uint8Array[];
  /** How long one input may take, in ms: 200 on the main thread; longer only for what runs in a thread of its own. */
  readonly limitMs?: number;
  run(input: Uint8Array, random: Random): Promise<void> | void;
};

export type Report = {
  readonly name: string;
  readonly inputs: number;
  /** Seed numbers of inputs that crashed, at most ten. */
  readonly crashes: readonly string[];
  /** Longest stretch in which one input held the thread, in ms, and its number. */
  readonly longestMs: number;
  readonly slow: readonly number[];
};

/** A single input may hold the main thread for this long before it counts as a hang, in ms. */
const hangMs = 200;

/** Repeats a slow input twice: a machine that was busy elsewhere is not a hang of ours. */
async function slowest(target: Target, input: Uint8Array, seed: string, first: number): Promise<number> {
  let best = first;
  for (let again = 0; again < 2 && best > (target.limitMs ?? hangMs); again += 1) {
    const start = performance.now();
    await target.run(input, randomOf(seed));
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

export async function campaign(target: Target, inputs: number, seed: string, from = 0): Promise<Report> {
  const crashes: string[] = [];
  const slow: number[] = [];
  const limit = target.limitMs ?? hangMs;
  let longestMs = 0;
  for (let number = from; number < from + inputs; number += 1) {
    const inputSeed = `${seed}/${target.name}/${number}`;
    const random = randomOf(inputSeed);
    const input = mutate(random, random.pick(target.seeds));
    const start = performance.now();
    try {
      await target.run(input, random);
    } catch (error) {
      if (crashes.length < 10)
        crashes.push(`${number}: ${error instanceof Error ? `${error.name} ${error.message}` : 'thrown'}`);
    }
    const took = performance.now() - start;
    const held = took > limit ? await slowest(target, input, inputSeed, took).catch(() => took) : took;
    longestMs = Math.max(longestMs, held);
    if (held > limit && slow.length < 10) slow.push(number);
  }
  return { name: target.name, inputs, crashes, longestMs, slow };
}
