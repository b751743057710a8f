import type { Draft, Suggestion } from '../../../../electron/contract';
import { aliasPattern, iamNamePattern, limits, tagPattern } from '../../../../electron/contract/constants';

/** What the form holds beside the draft itself. */
export type Form = {
  readonly draft: Draft;
  /** Once the device name was typed by hand it no longer follows the user name. */
  readonly deviceTouched: boolean;
};

export type NameIssue = 'empty' | 'letters' | 'long';

/** Rules of CreateUser for new names; the comma is allowed by AWS and only warned about. */
export function nameIssue(name: string, max: number = limits.newUserName): NameIssue | null {
  if (name === '') return 'empty';
  if (!iamNamePattern.test(name)) return 'letters';
  return name.length > max ? 'long' : null;
}

export function withUserName(form: Form, userName: string): Form {
  const deviceName = form.deviceTouched ? form.draft.deviceName : userName;
  return { ...form, draft: { ...form.draft, userName, deviceName } };
}

export function withDeviceName(form: Form, deviceName: string): Form {
  const touched = deviceName !== '' && deviceName !== form.draft.userName;
  return { deviceTouched: touched, draft: { ...form.draft, deviceName } };
}

export function withDraft(form: Form, part: Partial<Draft>): Form {
  return { ...form, draft: { ...form.draft, ...part } };
}

export type PasswordRules = Suggestion['passwordRules'];
export type RuleName = 'length' | 'lower' | 'upper' | 'number' | 'symbol' | 'mix';

/** Characters AWS counts as symbols in a password policy (IAM user guide, "Set a password policy"). */
const symbols = /[!@#$%^&*()_+\-=[\]{}|']/;

const tests: Readonly<Record<Exclude<RuleName, 'length' | 'mix'>, RegExp>> = {
  lower: /[a-z]/,
  upper: /[A-Z]/,
  number: /[0-9]/,
  symbol: symbols,
};

function meets(password: string, rule: RuleName, rules: PasswordRules): boolean {
  if (rule === 'length') return password.length >= rules.minimumLength;
  if (rule === 'mix') return Object.values(tests).filter((kind) => kind.test(password)).length >= 3;
  return tests[rule].test(password);
}

/** The rules that hold in this account, each with whether the text meets it. */
export function passwordChecks(
  password: string,
  rules: PasswordRules,
): readonly { readonly rule: RuleName; readonly met: boolean }[] {
  const wanted: readonly (readonly [RuleName, boolean])[] = [
    ['length', true],
    ['lower', rules.lowercase],
    ['upper', rules.uppercase],
    ['number', rules.numbers],
    ['symbol', rules.symbols],
    ['mix', rules.mixed],
  ];
  return wanted.filter(([, needed]) => needed).map(([rule]) => ({ rule, met: meets(password, rule, rules) }));
}

/** True when the text meets all rules and AWS's own bound. */
export function passwordFits(password: string, rules: PasswordRules): boolean {
  return password.length <= limits.password && passwordChecks(password, rules).every((check) => check.met);
}

export type TagIssue = 'empty' | 'twice' | 'reserved' | 'letters';

/** AWS takes no account of capital letters in the keys of a user's tags. */
export function tagIssue(tags: Draft['tags'], index: number): TagIssue | null {
  const tag = tags[index];
  const key = tag?.key.toLowerCase() ?? '';
  if (tag === undefined || key === '') return 'empty';
  if (!tagPattern.test(tag.key) || !tagPattern.test(tag.value)) return 'letters';
  if (key.startsWith('aws:') || key === 'offroot:run') return 'reserved';
  return tags.some((other, at) => at !== index && other.key.toLowerCase() === key) ? 'twice' : null;
}

/** True when main would accept the draft as a plan request. */
export function draftIsSendable(draft: Draft): boolean {
  if (nameIssue(draft.userName) !== null) return false;
  if (nameIssue(draft.deviceName, limits.deviceName) !== null) return false;
  if (draft.alias !== null && !aliasPattern.test(draft.alias)) return false;
  if (draft.password.kind === 'typed' && draft.password.passwordId === '') return false;
  if (draft.permission.kind === 'policies' && draft.permission.policyArns.length === 0) return false;
  return draft.tags.every((_, index) => tagIssue(draft.tags, index) === null);
}

/** Last part of an ARN: what people call the policy. */
export function policyName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function isAdministratorAccess(arn: string): boolean {
  return arn.endsWith(':policy/AdministratorAccess');
}

/** AWS's policy in the partition of the account. */
export function administratorAccessArn(partition: string): string {
  return `arn:${partition}:iam::aws:policy/AdministratorAccess`;
}
