import type { PartialKey } from './key-parts';

/** Deepest nesting that is looked at: `{"AccessKey":{…}}` and lists of it. */
const depthLimit = 4;

/** Keys in the JSON that `aws iam create-access-key`, `aws sts …` and export-credentials print. */
export function fromJson(text: string): readonly PartialKey[] {
  try {
    return collect(JSON.parse(text), depthLimit);
  } catch {
    return [];
  }
}

function collect(value: unknown, depth: number): readonly PartialKey[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => collect(item, depth - 1));
  const fields = value as Readonly<Record<string, unknown>>;
  const accessKeyId = textOf(fields['AccessKeyId'] ?? fields['accessKeyId']);
  const secretAccessKey = textOf(fields['SecretAccessKey'] ?? fields['secretAccessKey']);
  if (accessKeyId !== '' || secretAccessKey !== '') {
    return [
      {
        accessKeyId,
        secretAccessKey,
        sessionToken: textOf(fields['SessionToken'] ?? fields['sessionToken']),
      },
    ];
  }
  return Object.values(fields).flatMap((item) => collect(item, depth - 1));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
