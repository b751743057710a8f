import * as z from 'zod';
import { partitionSchema, tagSchema } from '../contract/common';
import { stepIds } from '../contract/constants';

/** Key of the tag that everything of a run carries. */
export const runTag = 'offroot:run';

/** What a run is about, written as the first line of its journal. No secret. */
export const factsSchema = z.strictObject({
  runId: z.string(),
  accountRef: z.string(),
  accountId: z.string(),
  partition: partitionSchema,
  practice: z.boolean(),
  userName: z.string(),
  deviceName: z.string(),
  typedPassword: z.boolean(),
  mustChangePassword: z.boolean(),
  keepKey: z.boolean(),
  policyArns: z.array(z.string()),
  groupName: z.string().nullable(),
  tags: z.array(tagSchema),
  alias: z.string().nullable(),
  steps: z.array(z.enum(stepIds)),
  estimateSeconds: z.number().int(),
  /** Devices that belonged to nobody before the run began: never ours. */
  unassignedBefore: z.array(z.string()),
});
export type RunFacts = z.infer<typeof factsSchema>;

export const keychainItems = (runId: string) =>
  ({ password: `run/${runId}/password`, accessKey: `run/${runId}/access-key` }) as const;

/** Tags as AWS wants them: the run's own first. */
export const tagsOf = (facts: RunFacts): { readonly Key: string; readonly Value: string }[] => [
  { Key: runTag, Value: facts.runId },
  ...facts.tags.map(({ key, value }) => ({ Key: key, Value: value })),
];
export const deviceTags = (facts: RunFacts): { readonly Key: string; readonly Value: string }[] => [
  { Key: runTag, Value: facts.runId },
];
export const isOurs = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
  facts: RunFacts,
): boolean => (tags ?? []).some(({ Key, Value }) => Key === runTag && Value === facts.runId);
