/**
 * Takes the place of `electron/main/boundary.ts` in the program that the campaign kills; nothing else differs from what
 * people get. `OFFROOT_KILL_AT` is the name of a boundary, `#2` after it the second time that it is passed.
 */
const [wanted = '', turn = '1'] = (process.env['OFFROOT_KILL_AT'] ?? '').split('#');
let passed = 0;

export const boundary = (name: string): void => {
  if (name !== wanted) return;
  passed += 1;
  if (passed === Number(turn)) process.kill(process.pid, 'SIGKILL');
};
