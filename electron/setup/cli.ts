/** Quotes for a POSIX shell only where it is needed, so that commands stay readable. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_+=,.@:/-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** `aws service operation --name value …`; a null value is a flag. Placeholders such as `<code 1>` stay as they are. */
export function awsCommand(words: string, options: readonly (readonly [string, string | null])[]): string {
  const rest = options.map(([name, value]) =>
    value === null ? `--${name}` : `--${name} ${/^'?<[a-z0-9 ]+>'?$/.test(value) ? value : shellWord(value)}`,
  );
  return ['aws', words, ...rest].join(' ');
}

/** ` --tags …`, each tag one word of the AWS CLI's short form; nothing when there are none. */
export const tagOption = (tags: readonly { readonly Key: string; readonly Value: string }[]): string =>
  tags.length === 0
    ? ''
    : ` --tags ${tags.map(({ Key, Value }) => shellWord(`Key=${Key},Value=${Value}`)).join(' ')}`;
