export const authenticator = {} as const;
