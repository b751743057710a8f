import { useTranslation } from 'react-i18next';
import { clockWords } from '../../app/rail';
import { call, useAction, useAppState } from '../../bridge';
import { useNow } from '../../clock';
import { Button, Fact, Facts, List, Note, ProblemBox, Row, Section } from '../../components';
import { ago, offset as offsetWords } from '../../i18n';

/** Offset, when learned, from which answer. */
export function Clock() {
  const { t } = useTranslation();
  const state = useAppState();
  const at = useNow();
  const action = useAction();
  const { clock } = state;
  const matches = Math.abs(clock.offsetMs) < 2000;
  const offset = matches
    ? t('settings.clock.offsetNone')
    : t(clock.offsetMs < 0 ? 'settings.clock.offsetFast' : 'settings.clock.offsetSlow', {
        seconds: offsetWords(clock.offsetMs),
      });
  const isCorrected = clock.state === 'corrected';
  const openSystem = (size: 'small' | 'normal') => (
    <Button
      kind={isCorrected ? 'plain' : 'quiet'}
      size={size}
      onPress={() => void action.act(() => call('app.openClockSettings', {}))}
    >
      {t('settings.clock.openSystem')}
    </Button>
  );
  return (
    <div className="stack">
      <div className="card padded">
        <Facts>
          <Fact label={t('settings.clock.state')}>{clockWords(state, at, t)}</Fact>
          {clock.learnedAt !== null && <Fact label={t('settings.clock.offset')}>{offset}</Fact>}
          <Fact label={t('settings.clock.learned')}>
            {clock.learnedAt === null
              ? t('settings.clock.learnedNever')
              : t('settings.clock.learnedFrom', { ago: ago(clock.learnedAt, at) })}
          </Fact>
          {clock.jumpMs !== 0 && <Fact label={t('settings.clock.jump')}>{offsetWords(clock.jumpMs)}</Fact>}
        </Facts>
      </div>
      {isCorrected && (
        <ProblemBox
          problem={{
            code: 'clock-corrected',
            params: {
              offsetMs: clock.offsetMs,
              ...(clock.learnedAt === null ? {} : { learnedAt: clock.learnedAt }),
            },
            at: Date.now(),
          }}
          actions={openSystem('small')}
        />
      )}
      {clock.state === 'suspicious' && (
        <ProblemBox problem={{ code: 'clock-unknown', params: { jumpMs: clock.jumpMs }, at: Date.now() }} />
      )}
      {!isCorrected && <Note>{t('settings.clock.text')}</Note>}
      <div className="cluster">
        <Button busy={action.busy} onPress={() => void action.act(() => call('app.checkClock', {}))}>
          {t('settings.clock.checkNow')}
        </Button>
        {!isCorrected && openSystem('normal')}
      </div>
      {action.problem && <ProblemBox problem={action.problem} />}
    </div>
  );
}

/** Which backend, and what is stored: names, never values. */
export function Keychain() {
  const { t } = useTranslation();
  const { keychain, accounts, entryCount } = useAppState();
  const action = useAction();
  const kept = accounts.filter((account) => account.credential === 'keychain');
  return (
    <div className="stack">
      <div className="card padded">
        <Facts>
          <Fact label={t('settings.keychain.backend')}>{keychain.backend}</Fact>
          <Fact label={t('settings.keychain.state')}>{t(`common.keychain.${keychain.state}`)}</Fact>
        </Facts>
      </div>
      {keychain.state !== 'available' && (
        <ProblemBox
          problem={{ code: `keychain-${keychain.state}`, params: {}, at: Date.now() }}
          actions={
            <Button
              kind="primary"
              size="small"
              busy={action.busy}
              onPress={() => void action.act(() => call('app.retryKeychain', {}))}
            >
              {t('settings.keychain.tryAgain')}
            </Button>
          }
        />
      )}
      {keychain.state === 'absent' && (
        <Note>
          <b>{t('settings.keychain.how')}.</b> {t('settings.keychain.howText')}
        </Note>
      )}
      <Section title={t('settings.keychain.stored')} level={3}>
        <p className="setting-hint">{t('settings.keychain.storedText')}</p>
        <List>
          {entryCount > 0 && <Row title={t('settings.keychain.itemVault')} />}
          {kept.map((account) => (
            <Row key={account.ref} title={t('settings.keychain.itemAccount', { nickname: account.nickname })}>
              <span className="mono">{account.keyHint}</span>
            </Row>
          ))}
          <Row title={t('settings.keychain.itemRuns')} />
        </List>
      </Section>
      {action.problem && <ProblemBox problem={action.problem} />}
    </div>
  );
}
