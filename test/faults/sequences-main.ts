import { sequence } from './sequences';

/* `npm run faults -- --sequences COUNT --from SEED`: random sequences, each by its number, so that one can be run again. */
const [count = 0, first = 1] = process.argv.slice(2).map(Number);
const started = Date.now();
let beat = started;
let bad = 0;
const ends = { done: 0, undone: 0, between: 0 };
for (let seed = first; seed < first + count; seed += 1) {
  const { end, outcome } = await sequence(seed);
  ends[end] += 1;
  if (!outcome.survived) {
    bad += 1;
    console.log(`✗ sequence ${seed}: ${outcome.told}`);
  }
  if (Date.now() - beat > 10_000) {
    beat = Date.now();
    console.log(`· sequences ${seed - first + 1}/${count}, ${bad} not survived`);
  }
}
console.log(`  in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(
  `sequences: ${count} from ${first}, ${ends.done} done, ${ends.undone} undone exactly, ${bad} not survived`,
);
process.exitCode = count > 0 && bad === 0 ? 0 : 1;
