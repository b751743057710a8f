import * as z from 'zod';
import { wire } from './errors';

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const conditionSchema = z.record(z.string(), z.record(z.string(), z.union([oneOrMore, z.boolean()])));
const statementSchema = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: conditionSchema.optional(),
});
const documentSchema = z.object({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([statementSchema, z.array(statementSchema)]),
});

export type Statement = z.infer<typeof statementSchema>;

/** What a statement is held against. `mfa` is null when the request carries no such key (a plain access key). */
export type Attempt = {
  readonly action: string;
  readonly resource: string;
  readonly userName: string;
  readonly mfa: boolean | null;
};

/** Statements of a policy document. Throws MalformedPolicyDocument. */
export const parseDocument = (text: string): readonly Statement[] => {
  try {
    const { Statement: statement } = documentSchema.parse(JSON.parse(text));
    return Array.isArray(statement) ? statement : [statement];
  } catch {
    throw wire.malformedPolicy('Syntax errors in policy.');
  }
};

const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const matches = (pattern: string, text: string): boolean => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(text);
};

const anyMatches = (patterns: readonly string[], text: string) =>
  patterns.some((pattern) => matches(pattern, text));

const actionApplies = (statement: Statement, action: string): boolean =>
  statement.NotAction === undefined
    ? anyMatches(asList(statement.Action), action)
    : !anyMatches(asList(statement.NotAction), action);

const resourceApplies = (statement: Statement, attempt: Attempt): boolean => {
  const fill = (patterns: readonly string[]) =>
    patterns.map((pattern) => pattern.replaceAll('${aws:username}', attempt.userName));
  return statement.NotResource === undefined
    ? anyMatches(fill(asList(statement.Resource)), attempt.resource)
    : !anyMatches(fill(asList(statement.NotResource)), attempt.resource);
};

/** Only the MFA condition is known; any other condition does not hold. */
const conditionHolds = (statement: Statement, mfa: boolean | null): boolean =>
  Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      if (key.toLowerCase() !== 'aws:multifactorauthpresent') return false;
      if (mfa === null) return operator === 'BoolIfExists';
      if (operator !== 'Bool' && operator !== 'BoolIfExists') return false;
      return String(wanted).toLowerCase() === String(mfa);
    }),
  );

export const applies = (statement: Statement, attempt: Attempt): boolean =>
  actionApplies(statement, attempt.action) &&
  resourceApplies(statement, attempt) &&
  conditionHolds(statement, attempt.mfa);
