import type { AccountColor } from '../../electron/contract';
import { numberGroups } from '../i18n/format';
import { AccountNumber } from './account-number';

export type ChipAccount = {
  readonly color: AccountColor;
  readonly monogram: string;
  readonly practice?: boolean | undefined;
};

/** Square in the account's color with its monogram; hatched for practice. A name always stands beside it. */
export function Chip({
  account,
  size = 30,
}: {
  readonly account: ChipAccount;
  readonly size?: 20 | 30 | 34 | 44 | undefined;
}) {
  const look = account.practice ? 'practice' : account.color;
  return (
    <span className={`chip chip-${size} chip-${look}`} aria-hidden="true">
      {account.practice ? '' : account.monogram}
    </span>
  );
}

/** Chip, nickname and number together, for confirmations and sheets. */
export function AccountLine({
  account,
}: {
  readonly account: ChipAccount & { readonly nickname: string; readonly accountId: string };
}) {
  return (
    <span className="account-line">
      <Chip account={account} size={20} />
      <span>{account.nickname}</span>
      <span aria-hidden="true">·</span>
      <AccountNumber id={account.accountId} />
    </span>
  );
}

/** For names read aloud: "Haneul Studio, 1111-2222-3333". */
export function accountName(account: { readonly nickname: string; readonly accountId: string }): string {
  return `${account.nickname}, ${numberGroups(account.accountId)}`;
}
