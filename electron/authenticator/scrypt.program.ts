import { answerOneJob } from '../aside';
import type { ScryptAnswer, ScryptJob } from './scrypt-aside';
import { scryptHere } from './scrypt-wasm';

answerOneJob<ScryptJob>(async ({ password, salt, cost }): Promise<ScryptAnswer> => ({
  key: await scryptHere(password, salt, cost),
}));
