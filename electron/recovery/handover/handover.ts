import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language, Saved } from '../../contract';
import { type ProfileFile, writeProfile } from './aws-profile';
import { cardHtml, type PaperFacts, paperHtml } from './card';
import { consoleCsvs, type CsvFacts, importCsv } from './csv';
import { type HandoverFacts, practicePrefix } from './facts';
import { reportText } from './report';

type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };
type SaveOptions = { readonly secret: boolean; readonly despiteGit: boolean };
type SavedAt = { readonly saved: Saved; readonly paths: readonly string[] };

export type HandoverPorts = {
  /** The system's dialogs; `secret` refuses places inside a git work tree. */
  readonly save: (file: NamedBytes, options: SaveOptions) => Promise<SavedAt>;
  readonly saveAll: (files: readonly NamedBytes[], options: SaveOptions) => Promise<SavedAt>;
  readonly pdf: (html: string) => Promise<Uint8Array>;
  /** False when the person canceled. */
  readonly print: (html: string) => Promise<boolean>;
  readonly profiles: ProfileFile;
  readonly language: () => Language;
  readonly now: () => number;
};

export type Handover = {
  saveCsv(
    runId: string,
    facts: CsvFacts,
    how: { readonly shape: 'import' | 'console'; readonly despiteGit: boolean },
  ): Promise<Saved>;
  /** Deletes the CSV files of this run that were saved since the program started; their names. */
  deleteCsv(runId: string): Promise<{ readonly deleted: string[] }>;
  writeProfile(profile: {
    readonly name: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }): Promise<void>;
  saveCard(facts: HandoverFacts, form: 'pdf' | 'print'): Promise<Saved>;
  saveReport(facts: HandoverFacts): Promise<Saved>;
  savePaper(facts: PaperFacts): Promise<Saved>;
};

const open: SaveOptions = { secret: false, despiteGit: true };

/** The papers and files a person takes away. Secrets are written only where and when the person asked for it. */
export function createHandover(ports: HandoverPorts): Handover {
  const written = new Map<string, Set<string>>();
  const paper = async (name: string, html: string): Promise<Saved> =>
    (await ports.save({ name, bytes: await ports.pdf(html) }, open)).saved;
  return {
    async saveCsv(runId, facts, { shape, despiteGit }) {
      const texts = shape === 'import' ? importCsv(facts) : consoleCsvs(facts);
      const files = texts.map(({ name, text }) => ({ name, bytes: Buffer.from(text, 'utf8') }));
      const options = { secret: true, despiteGit };
      try {
        const [only, ...others] = files;
        const { saved, paths } =
          only !== undefined && others.length === 0
            ? await ports.save(only, options)
            : await ports.saveAll(files, options);
        written.set(runId, new Set([...(written.get(runId) ?? []), ...paths]));
        return saved;
      } finally {
        for (const { bytes } of files) bytes.fill(0);
      }
    },
    async deleteCsv(runId) {
      const paths = [...(written.get(runId) ?? [])];
      await Promise.all(paths.map((path) => rm(path, { force: true })));
      written.delete(runId);
      return { deleted: paths.map((path) => basename(path)).slice(0, 8) };
    },
    writeProfile: (profile) => writeProfile(ports.profiles, profile),
    async saveCard(facts, form) {
      const html = cardHtml(facts, ports.language(), ports.now());
      if (form === 'pdf') return paper(`${practicePrefix(facts)}${facts.run.userName}-sign-in.pdf`, html);
      return (await ports.print(html))
        ? { outcome: 'saved', files: [], folder: '' }
        : { outcome: 'canceled' };
    },
    async saveReport(facts) {
      const bytes = Buffer.from(reportText(facts, ports.language()), 'utf8');
      return (
        await ports.save({ name: `${practicePrefix(facts)}${facts.run.userName}-setup.md`, bytes }, open)
      ).saved;
    },
    savePaper: (facts) =>
      paper('offroot-recovery-sheet.pdf', paperHtml(facts, ports.language(), ports.now())),
  };
}
