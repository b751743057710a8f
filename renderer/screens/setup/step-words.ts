import type { Made, PlanStep, RunStep, StepId } from '../../../electron/contract';
import { isAdministratorAccess, policyName } from './plan/draft';

/** A sentence of the tables with its values; may hold <b> and <mono>. */
export type Said = { readonly k: string; readonly values: Readonly<Record<string, string | number>> };

type Params = PlanStep['params'];

function said(k: string, values: Said['values'] = {}): Said {
  return { k, values };
}

/** Text of a parameter, or the given one when it is not there. */
export function paramText(params: Params, name: string, otherwise: string): string {
  const value = params[name];
  return value === undefined ? otherwise : String(value);
}

export function paramNumber(params: Params, name: string): number | null {
  const value = params[name];
  return typeof value === 'number' ? value : null;
}

export type Permission =
  | { readonly kind: 'admin' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'other'; readonly policies: string };

/** What the policy step gives, read from its parameters: a group name or policy ARNs in one text. */
export function permissionOf(params: Params): Permission {
  const group = params['group'] ?? params['groupName'];
  if (typeof group === 'string' && group !== '') return { kind: 'group', group };
  const listed = params['policies'] ?? params['policyArns'] ?? params['policyArn'] ?? params['policy'];
  if (typeof listed !== 'string' || listed === '') return { kind: 'admin' };
  const names = listed.split(/[\s,]+/).filter((name) => name !== '');
  const first = names[0] ?? '';
  if (names.length === 1 && (isAdministratorAccess(first) || first === 'AdministratorAccess'))
    return { kind: 'admin' };
  return { kind: 'other', policies: names.map(policyName).join(', ') };
}

export function stepTitle(id: StepId, params: Params, user: string): Said {
  switch (id) {
    case 'user':
      return said('setup.step.user.title', { user });
    case 'alias':
      return said('setup.step.alias.title', { alias: paramText(params, 'alias', '') });
    case 'policy': {
      const permission = permissionOf(params);
      if (permission.kind === 'group')
        return said('setup.step.policy.titleGroup', { group: permission.group });
      return said(permission.kind === 'admin' ? 'setup.step.policy.title' : 'setup.step.policy.titleOther');
    }
    default:
      return said(`setup.step.${id}.title`, { user });
  }
}

export function stepSentence(id: StepId, params: Params, user: string, keyIsDeleted: boolean): Said {
  switch (id) {
    case 'policy': {
      const permission = permissionOf(params);
      if (permission.kind === 'group') return said('setup.step.policy.sentenceGroup');
      if (permission.kind === 'admin') return said('setup.step.policy.sentence');
      return said('setup.step.policy.sentenceOther', { policies: permission.policies });
    }
    case 'access-key':
      return said(keyIsDeleted ? 'setup.step.access-key.sentenceDelete' : 'setup.step.access-key.sentence');
    default:
      return said(`setup.step.${id}.sentence`, { user });
  }
}

/** Past tense of a step, for the timeline. */
export function stepDone(step: Pick<RunStep, 'id' | 'params'>, user: string): Said {
  if (step.id === 'policy' && permissionOf(step.params).kind !== 'admin')
    return said('setup.step.policy.doneOther');
  return said(`setup.step.${step.id}.done`, { user });
}

export function stepShort(id: StepId): Said {
  return said(`setup.step.${id}.short`);
}

export type MadeForm = 'made' | 'gone' | 'going' | 'will';

/** An object of the account in words: as it is, as it is being removed, or as it was. */
export function madeWords(made: Made, form: MadeForm): Said {
  if (made.kind !== 'policy') return said(`setup.${form}.${made.kind}`, { label: made.label });
  const name = policyName(made.label);
  if (name === 'AdministratorAccess') return said(`setup.${form}.policy-admin`);
  return said(`setup.${form}.policy`, { label: name });
}
