export const problems = { dialogTitle: 'Something to look at' } as const;
