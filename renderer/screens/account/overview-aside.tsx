import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run } from '../../bridge';
import { AsidePart, Button, Fact, Facts, Icon, shortcutLabel, toast } from '../../components';
import type { AccountSummary, Overview } from '../../../electron/contract';

/** An address that breaks before its parts, not within them. */
function Breakable({ address }: { readonly address: string }) {
  const parts = address.split(/(?=\.signin|\.aws|\/)/);
  return parts.map((part) => (
    <Fragment key={part}>
      <wbr />
      {part}
    </Fragment>
  ));
}

function SignInPage({ account, url }: { readonly account: AccountSummary; readonly url: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    const copied = await run(call('app.copyText', { text: url }));
    if (copied) toast(t('common.copied'));
  };
  return (
    <AsidePart>
      <p className="aside-caption">{t('account.signInPage')}</p>
      <p className="mono selectable" translate="no">
        <Breakable address={url.replace('https://', '')} />
      </p>
      <div className="cluster sign-in-buttons">
        <Button size="small" icon="copy" onPress={() => void copy()}>
          {t('common.copy')}
        </Button>
        <Button
          size="small"
          icon="ext"
          onPress={() => void run(call('app.openPage', { page: 'sign-in', accountRef: account.ref }))}
        >
          {t('common.open')}
        </Button>
      </div>
    </AsidePart>
  );
}

function Counts({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const { counts, passwordPolicy } = overview;
  const shown = (count: number | null): ReactNode => count ?? t('account.counts.notKnown');
  const onlyRoot =
    counts.mfaDevices !== null && counts.mfaDevices > 0 && counts.mfaDevices === counts.rootMfaDevices;
  return (
    <AsidePart>
      <Facts>
        <Fact label={t('account.counts.users')}>{shown(counts.users)}</Fact>
        <Fact label={t('account.counts.mfa')}>
          {onlyRoot
            ? t('account.counts.mfaRoot', { count: counts.mfaDevices ?? 0 })
            : shown(counts.mfaDevices)}
        </Fact>
        <Fact label={t('account.counts.unassigned')}>{shown(counts.unassignedMfaDevices)}</Fact>
        <Fact label={t('account.counts.rootKeys')}>{shown(counts.rootAccessKeys)}</Fact>
        <Fact label={t('account.counts.policy')}>
          {passwordPolicy?.custom
            ? t('account.counts.policyOwn', { count: passwordPolicy.minimumLength })
            : t(passwordPolicy ? 'account.counts.policyDefault' : 'account.counts.notKnown')}
        </Fact>
      </Facts>
    </AsidePart>
  );
}

type Props = {
  readonly account: AccountSummary;
  readonly overview: Overview | null;
  readonly onReadAgain: () => void;
};

/** Sign-in address, counts, what is in place, read again. */
export function OverviewAside({ account, overview, onReadAgain }: Props) {
  const { t } = useTranslation();
  const inPlace = overview?.checks.filter((check) => check.state === 'in-place') ?? [];
  return (
    <>
      {overview && <SignInPage account={account} url={overview.signInUrl} />}
      {overview && <Counts overview={overview} />}
      {inPlace.length > 0 && (
        <AsidePart title={t('account.inPlace')}>
          <ul className="in-place">
            {inPlace.map((check) => (
              <li key={check.id}>
                <Icon name="check" size={16} />
                {t(`account.check.${check.id}.inPlace`)}
              </li>
            ))}
          </ul>
        </AsidePart>
      )}
      <AsidePart>
        <button type="button" className="aside-link" onClick={onReadAgain}>
          <Icon name="refresh" size={16} />
          <span>{t('common.readAgain')}</span>
          <kbd>{shortcutLabel('Mod+KeyR')}</kbd>
        </button>
      </AsidePart>
    </>
  );
}
