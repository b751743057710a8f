import { AccountNumber } from '../../components';
import { Words } from '../../i18n';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../electron/contract';

/** Number, alias and partition under the nickname. */
export function AccountIdentity({
  account,
  alias,
}: {
  readonly account: AccountSummary;
  readonly alias: string | null;
}) {
  const { t } = useTranslation();
  return (
    <span className="account-identity">
      <AccountNumber id={account.accountId} />
      {alias && (
        <span>
          <Words k="account.alias" values={{ alias }} />
        </span>
      )}
      <span>{t(`common.partition.${account.partition}`)}</span>
    </span>
  );
}
