import type { Language } from '../../contract';
import { grouped, type HandoverFacts, instant } from './facts';
import { paperWords } from './words';

/** What was done, as Markdown, with AWS's request ids. No secret: only what the run's snapshot shows. */
export function reportText(facts: HandoverFacts, language: Language): string {
  const words = paperWords[language];
  const { run } = facts;
  const rows = run.steps.map(({ id, state, startedAt, requestIds }) =>
    row([id, state, startedAt === null ? '' : instant(startedAt, language), requestIds.join(' ')]),
  );
  return [
    `# ${inline(words.reportTitle(run.userName))}`,
    '',
    ...(facts.practice ? [`**${words.practice}**`, ''] : []),
    words.reportLead,
    '',
    `- ${words.account}: ${inline(facts.nickname)} (${grouped(facts.accountId)})`,
    `- ${words.started}: ${instant(run.startedAt, language)}`,
    ...(run.endedAt === null ? [] : [`- ${words.ended}: ${instant(run.endedAt, language)}`]),
    `- ${words.calls}: ${run.callCount}`,
    '',
    row([words.step, words.state, words.time, words.requests]),
    row(['---', '---', '---', '---']),
    ...rows,
    '',
    `## ${words.made}`,
    '',
    ...run.made
      .filter(({ state }) => state === 'there')
      .map(({ kind, label }) => `- ${kind}: ${inline(label)}`),
    '',
  ].join('\n');
}

const inline = (value: string): string =>
  value.replaceAll(/[\\`*_{}[\]<>#|\r\n]/g, (sign) => (/[\r\n]/.test(sign) ? ' ' : `\\${sign}`));
const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
