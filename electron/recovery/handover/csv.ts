import { ProblemError } from '../../contract';

/** What a CSV file can hold. Strings live only as long as the file is being written. */
export type CsvFacts = {
  readonly userName: string;
  readonly password: string | null;
  readonly accessKey: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  readonly signInUrl: string;
  readonly practice: boolean;
};
export type NamedText = { readonly name: string; readonly text: string };

const lineEnd = '\r\n';

/**
 * The form that `aws configure import --csv` takes. Its reader splits on raw commas and knows no quotes, so nothing
 * is quoted and the key columns stand before the password; no byte order mark.
 * Throws ProblemError `nothing-to-do` when no key was kept, `field-invalid` when the user name holds a comma.
 */
export function importCsv(facts: CsvFacts): readonly NamedText[] {
  const { accessKey, userName } = facts;
  if (accessKey === null) throw new ProblemError('nothing-to-do', { params: { what: 'access-key' } });
  if (userName.includes(',')) {
    throw new ProblemError('field-invalid', {
      field: 'userName',
      params: { reason: 'comma', instead: 'profile' },
    });
  }
  const password = oneLine(facts.password ?? '');
  const rows = [
    ['User Name', 'Access Key ID', 'Secret Access key', 'Password', 'Console sign-in URL'],
    // A comma in a typed password moves only the columns behind it, which that reader does not use.
    [userName, accessKey.accessKeyId, accessKey.secretAccessKey, password, facts.signInUrl],
  ];
  return [{ name: fileName(facts, 'import'), text: rows.map((row) => row.join(',') + lineEnd).join('') }];
}

/** The files as the console makes them today: one for the password and one for the key, each where there is one. */
export function consoleCsvs(facts: CsvFacts): readonly NamedText[] {
  const { accessKey, password } = facts;
  const files: NamedText[] = [];
  if (password !== null) {
    files.push(
      table(fileName(facts, 'credentials'), [
        ['User name', 'Password', 'Console sign-in URL'],
        [facts.userName, oneLine(password), facts.signInUrl],
      ]),
    );
  }
  if (accessKey !== null) {
    files.push(
      table(fileName(facts, 'accessKeys'), [
        ['Access key ID', 'Secret access key'],
        [accessKey.accessKeyId, accessKey.secretAccessKey],
      ]),
    );
  }
  if (files.length === 0) throw new ProblemError('nothing-to-do', { params: { what: 'password' } });
  return files;
}

function fileName(facts: CsvFacts, kind: string): string {
  return `${facts.practice ? 'PRACTICE-' : ''}${facts.userName}_${kind}.csv`;
}

const table = (name: string, rows: readonly (readonly string[])[]): NamedText => ({
  name,
  text: rows.map((row) => row.map(quoted).join(',') + lineEnd).join(''),
});

/** RFC 4180: quotes only where they are needed. */
const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

function oneLine(value: string): string {
  if (/[\r\n]/.test(value))
    throw new ProblemError('field-invalid', { field: 'password', params: { reason: 'line-end' } });
  return value;
}
