import type { TFunction } from 'i18next';
import type { Entry } from '../../../electron/contract';
import { lastFour, numberGroups } from '../../i18n';

/** "AWS · Haneul Studio" for AWS entries that we know, else the issuer. */
export function entryTitle(entry: Entry, t: TFunction): string {
  if (entry.aws === null) return entry.issuer === '' ? entry.account : entry.issuer;
  return t('authenticator.awsTitle', { nickname: shortTitle(entry) });
}

/** Title without the service, for the mini window. */
export function shortTitle(entry: Entry): string {
  if (entry.aws === null) return entry.issuer === '' ? entry.account : entry.issuer;
  return entry.aws.nickname ?? entry.aws.alias ?? numberGroups(entry.aws.accountId);
}

/** First part of the second line: the user, or the account's label. */
export function entryUser(entry: Entry, t: TFunction): string {
  if (entry.aws === null) return entry.issuer === '' ? '' : entry.account;
  if (entry.aws.isRoot) return t('authenticator.rootUser');
  // The number stands beside it already.
  return entry.aws.userName ?? entry.account.replace(`@${entry.aws.accountId}`, '');
}

/** Empty where the title is the number itself, for want of a name. */
export function entryNumber(entry: Entry, narrow = false): string {
  if (entry.aws === null || (entry.aws.nickname ?? entry.aws.alias) === null) return '';
  return narrow ? lastFour(entry.aws.accountId) : numberGroups(entry.aws.accountId);
}

/** Enough to know whose code it is: "Haneul Studio, minji-admin". */
export function briefName(entry: Entry, t: TFunction): string {
  return [shortTitle(entry), entryUser(entry, t)].filter((part) => part !== '').join(', ');
}

/** As a screen reader should say it: "AWS, Haneul Studio, minji-admin, 1 1 1 1, 2 2 2 2, 3 3 3 3". */
export function spokenName(entry: Entry, t: TFunction): string {
  const number = numberGroups(entry.aws?.accountId ?? '')
    .split('-')
    .map((group) => [...group].join(' '));
  return [entryTitle(entry, t).replace(' · ', ', '), entryUser(entry, t), ...number]
    .filter((part) => part !== '')
    .join(', ');
}
