import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProblem, type Problem, type RunSnapshot, type Saved } from '../../../electron/contract';
import { createHandover, type CsvFacts, type HandoverFacts } from '../../../electron/recovery/handover';
import { appended, sectionNames } from '../../../electron/recovery/handover/aws-profile';
import { cardHtml, paperHtml } from '../../../electron/recovery/handover/card';
import { consoleCsvs, importCsv } from '../../../electron/recovery/handover/csv';
import { reportText } from '../../../electron/recovery/handover/report';
import { saveFile } from '../../../electron/shell/save-file';

function problemOf(work: () => unknown): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    return isProblem(error) ? error.problem : null;
  }
}

const facts: CsvFacts = {
  userName: 'minji-admin',
  password: 'Xk9:long-enough-42',
  accessKey: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  signInUrl: 'https://haneul-studio.signin.aws.amazon.com/console',
  practice: false,
};

describe('the CSV for "aws configure import"', () => {
  it('has the header the CLI looks for, the key before the password, no mark and no quotes', () => {
    const [file, ...others] = importCsv(facts);
    expect(others).toEqual([]);
    expect(file?.name).toBe('minji-admin_import.csv');
    expect(file?.text).toBe(
      'User Name,Access Key ID,Secret Access key,Password,Console sign-in URL\r\n' +
        'minji-admin,AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY,Xk9:long-enough-42,https://haneul-studio.signin.aws.amazon.com/console\r\n',
    );
  });
  it('keeps the key columns in place under a typed password with commas and quotes', () => {
    const row = importCsv({ ...facts, password: 'a,"b",c' })[0]?.text.split('\r\n')[1] ?? '';
    expect(row.split(',').slice(0, 3)).toEqual([
      'minji-admin',
      facts.accessKey?.accessKeyId,
      facts.accessKey?.secretAccessKey,
    ]);
  });
  it.each([
    ['no key was kept', { accessKey: null }, { code: 'nothing-to-do', params: { what: 'access-key' } }],
    [
      'the user name has a comma',
      { userName: 'min,ji' },
      { code: 'field-invalid', field: 'userName', params: { reason: 'comma', instead: 'profile' } },
    ],
    ['a typed password has a line end', { password: 'a\nb' }, { code: 'field-invalid', field: 'password' }],
  ])('is refused with what to do when %s', (_why, change, problem) => {
    expect(problemOf(() => importCsv({ ...facts, ...change }))).toMatchObject(problem);
  });
});

describe('the CSV as the console makes it', () => {
  it("is the pair of today, with today's headers", () => {
    expect(consoleCsvs(facts)).toEqual([
      {
        name: 'minji-admin_credentials.csv',
        text: 'User name,Password,Console sign-in URL\r\nminji-admin,Xk9:long-enough-42,https://haneul-studio.signin.aws.amazon.com/console\r\n',
      },
      {
        name: 'minji-admin_accessKeys.csv',
        text: 'Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\r\n',
      },
    ]);
  });
  it('quotes only what needs it', () => {
    expect(consoleCsvs({ ...facts, userName: 'min,ji', password: 'a"b' })[0]?.text).toContain(
      '\r\n"min,ji","a""b",https',
    );
  });
  it('has one file when one thing is there, and none for nothing', () => {
    expect(consoleCsvs({ ...facts, accessKey: null }).map(({ name }) => name)).toEqual([
      'minji-admin_credentials.csv',
    ]);
    expect(() => consoleCsvs({ ...facts, accessKey: null, password: null })).toThrow(
      expect.objectContaining({ message: 'nothing-to-do' }),
    );
  });
  it('in practice says so in every name', () => {
    const names = [
      ...consoleCsvs({ ...facts, practice: true }),
      ...importCsv({ ...facts, practice: true }),
    ].map(({ name }) => name);
    expect(names.every((name) => name.startsWith('PRACTICE-'))).toBe(true);
  });
});

const key = { name: 'haneul', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'SECRET' };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('the names of profiles', () => {
  it.each([
    ['[default]\n', ['default']],
    ['  [ spaced  name ] # note\n', ['spaced name']],
    ['\uFEFF[bom]\r\n', ['bom']],
    ['[profile "quoted one"]\n', ['profile quoted one']],
    ['# [comment]\n; [comment]\nkey = [value]\n', []],
    ['[a]\n[b]\n', ['a', 'b']],
  ])('%j holds %j', (text, names) => expect([...sectionNames(bytes(text))]).toEqual(names));
});

describe('the profile at the end of the file', () => {
  it.each([
    ['an empty file', '', ''],
    ['a file that ends with a line end', '[a]\nk = v\n', '\n'],
    ['a file without one', '[a]\nk = v', '\n\n'],
    ['a file of Windows', '[a]\r\nk = v\r\n', '\r\n'],
    ['bytes that are no text', '[a]\nk = \u00ff\n', '\n'],
  ])('leaves every byte of %s as it was', (_what, before, gap) => {
    const after = Buffer.from(appended(bytes(before), key)).toString('utf8');
    expect(after.startsWith(before + gap + '[haneul]')).toBe(true);
    expect(after.endsWith(before.includes('\r\n') ? 'SECRET\r\n' : 'SECRET\n')).toBe(true);
  });
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offroot-handover-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Written = { readonly name: string; readonly text: string };
function handoverIn(outcome: 'saved' | 'inside-git' = 'saved') {
  const written: Written[] = [];
  const pdfs: string[] = [];
  const save = async (files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
    if (outcome === 'inside-git') return { saved: { outcome, repository: 'web' } as Saved, paths: [] };
    for (const file of files)
      written.push({ name: file.name, text: Buffer.from(file.bytes).toString('utf8') });
    const paths = files.map(({ name }) => join(folder, name));
    await Promise.all(files.map((file, index) => writeFile(paths[index] ?? '', file.bytes)));
    return { saved: { outcome: 'saved', files: files.map(({ name }) => name), folder } as Saved, paths };
  };
  const handover = createHandover({
    save: (file) => save([file]),
    saveAll: save,
    pdf: async (html) => {
      pdfs.push(html);
      return bytes('%PDF');
    },
    print: async () => false,
    profiles: {
      credentials: join(folder, 'aws/credentials'),
      config: join(folder, 'aws/config'),
      save: saveFile,
    },
    language: () => 'en',
    now: () => 0,
  });
  return { handover, written, pdfs };
}

describe('the hand-over', () => {
  it('deletes the files it wrote for the run, and only those', async () => {
    const { handover } = handoverIn();
    await writeFile(join(folder, 'other.csv'), 'x');
    await handover.saveCsv('or-2026-abcd', facts, { shape: 'console', despiteGit: false });
    await handover.saveCsv(
      'or-2026-ffff',
      { ...facts, userName: 'jun' },
      { shape: 'import', despiteGit: false },
    );
    expect((await handover.deleteCsv('or-2026-abcd')).deleted.sort()).toEqual([
      'minji-admin_accessKeys.csv',
      'minji-admin_credentials.csv',
    ]);
    expect((await readdir(folder)).sort()).toEqual(['jun_import.csv', 'other.csv']);
    expect(await handover.deleteCsv('or-2026-abcd')).toEqual({ deleted: [] });
  });
  it('passes on that the folder is inside a repository, and has nothing to delete then', async () => {
    const { handover } = handoverIn('inside-git');
    expect(await handover.saveCsv('r', facts, { shape: 'import', despiteGit: false })).toEqual({
      outcome: 'inside-git',
      repository: 'web',
    });
    expect(await handover.deleteCsv('r')).toEqual({ deleted: [] });
  });
  it('writes a profile for its owner alone, makes the folder, and keeps a link', async () => {
    const { handover } = handoverIn();
    await handover.writeProfile(key);
    const path = join(folder, 'aws/credentials');
    expect(await readFile(path, 'utf8')).toBe(
      '[haneul]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = SECRET\n',
    );
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(path);
    await writeFile(join(folder, 'real'), '[x]\n');
    await symlink(join(folder, 'real'), path);
    await handover.writeProfile(key);
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'real'), 'utf8')).toMatch(/^\[x\]\n\n\[haneul\]/);
  });
  it.each([
    ['credentials', '[haneul]\n'],
    ['config', '[profile haneul]\n'],
  ])('refuses a profile name that %s has already, and changes nothing', async (file, text) => {
    const { handover } = handoverIn();
    await handover.writeProfile({ ...key, name: 'first' });
    await writeFile(join(folder, 'aws', file), text);
    const before = await readFile(join(folder, 'aws/credentials'), 'utf8');
    await expect(handover.writeProfile(key)).rejects.toMatchObject({
      problem: { code: 'field-invalid', field: 'profileName', params: { reason: 'profile-exists' } },
    });
    expect(await readFile(join(folder, 'aws/credentials'), 'utf8')).toBe(before);
  });
  it('saves the card as PDF under a name that says practice, and cancels a print that was not made', async () => {
    const { handover, written, pdfs } = handoverIn();
    await handover.saveCard({ ...paper, practice: true }, 'pdf');
    expect(written.map(({ name }) => name)).toEqual(['PRACTICE-minji-admin-sign-in.pdf']);
    expect(pdfs[0]).toContain('class="practice"');
    expect(await handover.saveCard(paper, 'print')).toEqual({ outcome: 'canceled' });
  });
});

const run = {
  runId: 'or-2026-abcd',
  userName: 'minji-admin',
  deviceName: 'minji-admin',
  startedAt: 0,
  endedAt: 60_000,
  steps: [
    { id: 'user', state: 'done', requestIds: ['5f1e02c7'], startedAt: 1000, durationMs: 5, params: {} },
  ],
  made: [
    { kind: 'user', label: 'minji-admin', state: 'there' },
    { kind: 'access-key', label: 'AKIA…MPLE', state: 'removed' },
  ],
  result: { provenAt: 50_000 },
} as unknown as RunSnapshot;
const paper: HandoverFacts = {
  run,
  accountId: '111122223333',
  nickname: '<b>Haneul & "Studio"</b>',
  alias: 'haneul-studio',
  signInUrl: 'https://haneul-studio.signin.aws.amazon.com/console',
  practice: false,
};

describe('the papers', () => {
  it.each(['en', 'ko'] as const)(
    'of sign-in say where and as whom, in %s, with nothing unescaped',
    (language) => {
      const html = cardHtml(paper, language, 0);
      for (const part of ['1111-2222-3333', 'haneul-studio', 'minji-admin', paper.signInUrl])
        expect(html).toContain(part);
      expect(html).toContain('&lt;b&gt;Haneul &amp; &quot;Studio&quot;&lt;/b&gt;');
      expect(html).not.toContain('<b>Haneul');
      expect(html).not.toContain('<script');
      expect(html).toContain(`lang="${language}"`);
      expect(html).not.toContain('class="practice"');
    },
  );
  it('of recovery name the backup, and leave lines to fill in', () => {
    const html = paperHtml(
      { backupName: 'offroot-backup.age', backupAt: 0, entries: ['AWS: minji'] },
      'en',
      0,
    );
    expect(html).toContain('offroot-backup.age');
    expect(html.match(/class="line"/g)?.length).toBe(3);
  });
  it('of the report list steps, request ids and what is there, and cannot be broken out of', () => {
    const text = reportText({ ...paper, nickname: 'a](javascript:x)|b\n# c' }, 'en');
    expect(text).toContain('| user | done |');
    expect(text).toContain('5f1e02c7');
    expect(text).toContain('- user: minji-admin');
    expect(text).toContain(`- Requests to AWS: ${paper.run.callCount}`);
    expect(text).not.toContain('AKIA');
    expect(text).not.toMatch(/^# c/m);
    expect(text).toContain(String.raw`a\](javascript`);
  });
});
