/** The shape a translation must have: every key of the English table. Korean has no singular form, so `_one` falls away. */
export type Same<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Same<T[K]>;
};
