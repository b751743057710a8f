import i18next from 'i18next';
import type { Problem, ProblemCode } from '../../electron/contract';
import { hangingKinds } from '../../electron/contract/constants';
import { now } from '../clock';
import { ago, grouped, inSeconds, numberGroups, offset, seconds } from './format';

type Values = Readonly<Record<string, string | number>>;

/** The problem's values as words need them: numbers grouped, times spoken. */
export function problemValues(problem: Problem): Values {
  const { params } = problem;
  const more: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') more[name] = numberGroups(value);
  }
  const { until, offsetMs, learnedAt, jumpMs, at, user, userName, limit, device, name } = params;
  if (typeof until === 'number') {
    more['wait'] = seconds(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
  }
  if (typeof offsetMs === 'number')
    more[offsetMs < 0 ? 'fast' : 'slow'] = inSeconds(Math.round(Math.abs(offsetMs) / 1000));
  if (typeof jumpMs === 'number') more['jump'] = offset(jumpMs);
  // AWS's time is counted on AWS's clock.
  if (typeof learnedAt === 'number') more['ago'] = ago(learnedAt, now());
  else if (typeof at === 'number') more['ago'] = ago(at);
  if (typeof user === 'string' && userName === undefined) more['userName'] = user;
  if (typeof name === 'string' && device === undefined) more['device'] = name;
  if (typeof limit === 'number') more['limit'] = grouped(limit);
  const hanging = hangingKinds.flatMap((kind) => {
    const count = params[`hanging-${kind}`];
    return typeof count === 'number' ? [i18next.t(`problems.hanging.${kind}`, { count })] : [];
  });
  if (hanging.length > 0) more['what'] = hanging.join(', ');
  if (problem.aws && params['operation'] === undefined) more['operation'] = problem.aws.operation;
  return { ...params, ...more };
}

/** True when the words exist and every value they name is there. */
export function isWhole(key: string, values: Values): boolean {
  if (!i18next.exists(key)) return false;
  const template: unknown = i18next.getResource(i18next.language, 'translation', key);
  if (typeof template !== 'string' || template === '') return false;
  return [...template.matchAll(/\{\{(\w+)\}\}/g)].every((match) => values[match[1] ?? ''] !== undefined);
}

/** Codes that only say that something does not fit; what to do about it hangs on the reason or the field. */
const unfit: ReadonlySet<ProblemCode> = new Set([
  'field-invalid',
  'secret-invalid',
  'file-not-recognized',
  'file-not-readable',
  'file-too-large',
  'picture-without-qr',
]);

/** Key of the words for what was given: by its reason, else by the request's field; null when there are none. */
function refusalKey({ code, field, params }: Problem): string | null {
  const { reason } = params;
  const isGone = code === 'profile-unusable' && reason === 'gone';
  if (!unfit.has(code) && !isGone) return null;
  const keys = [
    ...(typeof reason === 'string' ? [`refusals.reason.${reason}`] : []),
    ...(field === undefined
      ? []
      : [
          `refusals.field.${field
            .split('.')
            .filter((part) => !/^\d+$/.test(part))
            .join('-')}`,
        ]),
  ];
  return keys.find((key) => isWhole(key, {})) ?? null;
}

/** What the words of a code differ by: its reason, who asked, what it is about. */
function variantsOf({ params }: Problem): readonly string[] {
  const { reason, identityKind, what, missing, second } = params;
  return [reason, identityKind, what, missing, second === 1 ? 'second' : undefined].filter(
    (one) => typeof one === 'string',
  );
}

/** Keys of the title and the text: those of its variant, else the exact ones when the problem carries all their values. */
export function problemKeys(
  problem: Problem,
  values: Values,
): { readonly title: string; readonly text: string } {
  const base = `problems.${problem.code}`;
  const because = variantsOf(problem)
    .map((variant) => `${base}.because.${variant}`)
    .find((key) => isWhole(`${key}.title`, values) && isWhole(`${key}.text`, values));
  if (because !== undefined) return { title: `${because}.title`, text: `${because}.text` };
  const pick = (part: string) =>
    ['Exact', 'Numbers'].map((how) => `${base}.${part}${how}`).find((key) => isWhole(key, values)) ??
    `${base}.${part}`;
  return { title: pick('title'), text: refusalKey(problem) ?? pick('text') };
}

/** Both as one plain sentence, for announcing and for fields. */
export function problemSentence(problem: Problem): string {
  const values = problemValues(problem);
  const keys = problemKeys(problem, values);
  return `${i18next.t(keys.title, values)} ${i18next.t(keys.text, values)}`.replace(/<\/?\w+>/g, '');
}
