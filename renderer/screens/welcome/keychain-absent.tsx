import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { call, useAction } from '../../bridge';
import { Button, Dialog, Field, ProblemBox } from '../../components';

/** Without a keychain: try again, or use the authenticator alone with a passphrase. */
export function KeychainAbsent({ asked, onAsk }: { readonly asked: boolean; readonly onAsk: () => void }) {
  const { t } = useTranslation();
  const retry = useAction();
  const [closed, setClosed] = useState(false);
  const open = asked && !closed;
  return (
    <>
      <ProblemBox
        problem={{ code: 'keychain-absent', params: {}, at: Date.now() }}
        actions={
          <>
            <Button
              kind="primary"
              size="small"
              busy={retry.busy}
              onPress={() => void retry.act(() => call('app.retryKeychain', {}))}
            >
              {t('common.tryAgain')}
            </Button>
            <Button
              size="small"
              onPress={() => {
                setClosed(false);
                onAsk();
              }}
            >
              {t('welcome.passphraseTitle')}
            </Button>
          </>
        }
      />
      {open && <PassphraseVault onClose={() => setClosed(true)} />}
    </>
  );
}

/** A keychain that is locked or does not answer: what to do, and looking again. */
export function KeychainClosed({ state }: { readonly state: 'locked' | 'slow' }) {
  const { t } = useTranslation();
  const retry = useAction();
  return (
    <ProblemBox
      problem={{ code: `keychain-${state}`, params: {}, at: Date.now() }}
      actions={
        <Button
          kind="primary"
          size="small"
          busy={retry.busy}
          onPress={() => void retry.act(() => call('app.retryKeychain', {}))}
        >
          {t('common.tryAgain')}
        </Button>
      }
    />
  );
}

function PassphraseVault({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const action = useAction();
  const use = async () => {
    if (passphrase === '') return;
    const used = await action.act(() => call('app.usePassphraseVault', { passphrase }));
    if (!used) return;
    onClose();
    go({ screen: 'authenticator' });
  };
  return (
    <Dialog
      title={t('welcome.passphraseTitle')}
      onClose={onClose}
      dirty={passphrase !== ''}
      size="small"
      actions={
        <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void use()}>
          {t('welcome.passphraseTitle')}
        </Button>
      }
    >
      <div className="stack">
        <Field
          label={t('welcome.passphrase')}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          hint={t('welcome.passphraseHint')}
          autoFocus
          onSubmit={() => void use()}
        />
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Dialog>
  );
}
