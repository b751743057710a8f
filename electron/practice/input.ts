import { wire } from './errors';

/** A rule for one text field, worded as AWS words it when broken. */
export type Rule = {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** AWS's own sentence for a value out of pattern; the general one when absent. */
  readonly sentence?: (field: string) => string;
  /** The value is a secret: never repeated in the message. */
  readonly hidden?: boolean;
};

const nameSentence = (field: string) =>
  `The specified value for ${field} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;
const name = (max?: number): Rule => ({
  min: 1,
  ...(max === undefined ? {} : { max }),
  pattern: /^[A-Za-z0-9_+=,.@-]+$/,
  sentence: nameSentence,
});

/** Field rules of the IAM and STS service models (sizes in characters). */
export const rules = {
  newUserName: name(64),
  userName: name(128),
  groupName: name(128),
  policyName: name(128),
  deviceName: name(),
  path: {
    min: 1,
    max: 512,
    pattern: /^(\/|\/[\u0021-\u007E]+\/)$/,
    sentence: (field) =>
      `The specified value for ${field} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`,
  },
  pathPrefix: { min: 1, max: 512, pattern: /^\/[\u0021-\u007E]*$/ },
  serialNumber: { min: 9, max: 256, pattern: /^[\w+=/:,.@-]+$/ },
  code: { min: 6, max: 6, pattern: /^\d+$/, hidden: true },
  password: { min: 1, max: 128, pattern: /^[\t\n\r\u0020-\u00FF]+$/, hidden: true },
  accessKeyId: { min: 16, max: 128, pattern: /^\w+$/ },
  arn: { min: 20, max: 2048 },
  alias: { min: 3, max: 63, pattern: /^(?!\d{12}$)[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/ },
  policyDocument: { min: 1, max: 131_072 },
} satisfies Readonly<Record<string, Rule>>;

const fieldOf = (parameter: string) => parameter.charAt(0).toLowerCase() + parameter.slice(1);

const broken = (parameter: string, shown: string, constraint: string) =>
  wire.validation(
    `1 validation error detected: Value ${shown} at '${fieldOf(parameter)}' failed to satisfy constraint: ${constraint}`,
  );

const check = (parameter: string, value: string, rule: Rule): string => {
  const shown = rule.hidden ? "'***'" : `'${value}'`;
  if (value.length < (rule.min ?? 0)) {
    throw broken(parameter, shown, `Member must have length greater than or equal to ${rule.min}`);
  }
  if (rule.max !== undefined && value.length > rule.max) {
    throw broken(parameter, shown, `Member must have length less than or equal to ${rule.max}`);
  }
  if (!rule.pattern || rule.pattern.test(value)) return value;
  if (rule.sentence) throw wire.validation(rule.sentence(fieldOf(parameter)));
  throw broken(
    parameter,
    shown,
    `Member must satisfy regular expression pattern: ${rule.pattern.source.replace(/^\^|\$$/g, '')}`,
  );
};

/** The parameters of one call. Every reader throws ValidationError for a bad value. */
export type Input = ReturnType<typeof createInput>;

export const createInput = (parameters: URLSearchParams) => {
  const optional = (parameter: string, rule: Rule): string | undefined => {
    const value = parameters.get(parameter);
    return value === null ? undefined : check(parameter, value, rule);
  };
  const required = (parameter: string, rule: Rule): string => {
    const value = optional(parameter, rule);
    if (value === undefined) throw broken(parameter, 'null', 'Member must not be null');
    return value;
  };
  const oneOf = <Choice extends string>(
    parameter: string,
    choices: readonly Choice[],
  ): Choice | undefined => {
    const value = parameters.get(parameter);
    if (value === null) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    throw broken(parameter, `'${value}'`, `Member must satisfy enum value set: [${choices.join(', ')}]`);
  };
  const number = (parameter: string, min: number, max: number): number | undefined => {
    const text = parameters.get(parameter);
    if (text === null) return undefined;
    const value = Number(text);
    if (!/^-?\d+$/.test(text))
      throw wire.malformedInput(`Value '${text}' at '${fieldOf(parameter)}' is not a number.`);
    if (value < min)
      throw broken(parameter, `'${text}'`, `Member must have value greater than or equal to ${min}`);
    if (value > max)
      throw broken(parameter, `'${text}'`, `Member must have value less than or equal to ${max}`);
    return value;
  };
  const flag = (parameter: string): boolean | undefined => {
    const value = oneOf(parameter, ['true', 'false']);
    return value === undefined ? undefined : value === 'true';
  };
  const list = (parameter: string): readonly string[] => {
    const values: string[] = [];
    for (let index = 1; ; index += 1) {
      const value = parameters.get(`${parameter}.member.${index}`);
      if (value === null) return values;
      values.push(value);
    }
  };
  const tagPairs = (): readonly { readonly Key: string; readonly Value: string }[] => {
    const pairs: { Key: string; Value: string }[] = [];
    for (let index = 1; ; index += 1) {
      const key = parameters.get(`Tags.member.${index}.Key`);
      if (key === null) return pairs;
      pairs.push({ Key: key, Value: parameters.get(`Tags.member.${index}.Value`) ?? '' });
    }
  };
  const raw = (parameter: string): string | undefined => parameters.get(parameter) ?? undefined;
  return { optional, required, oneOf, number, flag, list, tagPairs, raw };
};
