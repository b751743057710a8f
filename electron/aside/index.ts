export { answerOneJob } from './answer';
export type { Aside } from './port';
