import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RetireReady } from '../../../electron/contract';
import { go } from '../../app/router';
import { call, seed, useAction, useAppState } from '../../bridge';
import { AccountNumber, announce, Button, Chip, Icon, Note, ProblemBox } from '../../components';
import { ago, Words } from '../../i18n';
import { checksOf, isReady } from './ready';

type Props = { readonly account: AccountSummary; readonly ready: RetireReady; readonly onAgain: () => void };

/** The account, the warning, the last use, and the typed confirmation. Enter in the field never deletes. */
export function ConfirmCard({ account, ready, onAgain }: Props) {
  const { t } = useTranslation();
  const { online } = useAppState();
  const action = useAction();
  const [typed, setTyped] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const matches = typed === ready.confirmation;
  const told = useRef(false);
  useEffect(() => {
    if (matches === told.current) return;
    told.current = matches;
    if (!matches) return;
    announce(t('rootkey.card.matches'));
    button.current?.focus();
  }, [matches, t]);
  const reason = (): string | null => {
    if (!online && !account.practice) return t('rootkey.card.waitOffline');
    if (!isReady(checksOf(ready, Date.now()))) return t('rootkey.card.waitReady');
    return matches ? null : t('rootkey.card.waitMatch');
  };
  const remove = async () => {
    const snapshot = await action.act(() => call('account.retireStart', { accountRef: account.ref, typed }));
    if (snapshot !== null) seed('account.retirement', snapshot);
  };
  return (
    <>
      <section className="card padded danger-edge" aria-label={t('rootkey.card.cannot')}>
        <p className="who-line big">
          <Chip account={account} size={30} />
          <span>
            <b>{account.nickname}</b>
            <br />
            <AccountNumber id={account.accountId} />
          </span>
        </p>
        <hr />
        <h2 className="danger-title">
          <Icon name="stop" size={16} />
          {t('rootkey.card.cannot')}
        </h2>
        <p className="choice-text">{t('rootkey.card.text')}</p>
        <LastUses ready={ready} onAgain={onAgain} />
        <hr />
        <TypedField ready={ready} typed={typed} onTyped={setTyped} />
        {action.problem && <ProblemBox problem={action.problem} />}
        <div className="stack-s confirm-buttons">
          <Button
            kind={matches ? 'danger' : 'plain'}
            icon="trash"
            wide
            busy={action.busy}
            disabledReason={reason()}
            buttonRef={button}
            onPress={() => void remove()}
          >
            {t('rootkey.card.delete')}
          </Button>
          <Button kind="quiet" wide onPress={() => go({ screen: 'account' })}>
            {t('rootkey.card.notNow')}
          </Button>
        </div>
      </section>
      <p className="quiet-text why-not">{t('rootkey.card.whyNot')}</p>
    </>
  );
}

function LastUses({ ready, onAgain }: { readonly ready: RetireReady; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {ready.rootKeys.map((key) => {
        if (key.lastUsedAt === null) {
          return (
            <p key={key.accessKeyId} className="last-use">
              {t('rootkey.card.neverUsed')}
            </p>
          );
        }
        const service = key.lastUsedService ?? '—';
        if (key.lastUseWasOurs) {
          return (
            <p key={key.accessKeyId} className="last-use">
              <b>{t('rootkey.card.lastUse', { service, ago: ago(key.lastUsedAt) })}</b>
              <span>{t('rootkey.card.wasOurs')}</span>
            </p>
          );
        }
        return (
          <Note
            key={key.accessKeyId}
            tone="warn"
            actions={
              <Button size="small" onPress={onAgain}>
                {t('rootkey.card.waitDay')}
              </Button>
            }
          >
            <b>
              {t('rootkey.card.notOurs', {
                ago: ago(key.lastUsedAt),
                service,
                region: key.lastUsedRegion ?? '—',
              })}
            </b>{' '}
            {t('rootkey.card.notOursText')}
          </Note>
        );
      })}
    </>
  );
}

type FieldProps = {
  readonly ready: RetireReady;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
};

/** A normal field, so that dictation and switch input work; paste is refused with a sentence. */
function TypedField({ ready, typed, onTyped }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const hintId = useId();
  const [pasted, setPasted] = useState(false);
  const left = ready.confirmation.length - typed.length;
  const differs = !ready.confirmation.startsWith(typed);
  const refuse = () => {
    setPasted(true);
    announce(t('rootkey.card.noPaste'));
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        <Words k="rootkey.card.type" values={{ text: ready.confirmation }} />
      </label>
      <div className={differs ? 'field-box bad' : 'field-box'}>
        <input
          id={id}
          value={typed}
          maxLength={70}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={hintId}
          onChange={(event) => {
            setPasted(false);
            onTyped(event.target.value);
          }}
          onPaste={(event) => {
            event.preventDefault();
            refuse();
          }}
          onDrop={(event) => {
            event.preventDefault();
            refuse();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </div>
      <p id={hintId} className="field-hint">
        {t(`rootkey.card.hint.${ready.confirmationKind}`)}{' '}
        {differs ? t('rootkey.card.differs') : left > 0 ? t('rootkey.card.toGo', { count: left }) : ''}
        {pasted && ` ${t('rootkey.card.noPaste')}`}
      </p>
    </div>
  );
}
