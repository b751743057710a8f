/**
 * Does one job in a program of its own, which ends with its answer or its deadline: what is read there can neither hold
 * up the window nor stay in memory. `program` is a built file that calls `answerOneJob`; `job` and the answer are
 * structured-cloned. Rejects when there was no answer in time, or the program broke (memory included).
 */
export type Aside = <Answer>(program: string, job: object, deadlineMs: number) => Promise<Answer>;
