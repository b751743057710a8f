export const rootkey = {} as const;
