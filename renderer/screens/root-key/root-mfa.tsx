import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Preview } from '../../../electron/contract';
import { call, run, useAction, useCall } from '../../bridge';
import { useCountdown } from '../../clock';
import {
  Button,
  CodeText,
  Disc,
  Note,
  ProblemBox,
  ProblemWithRetry,
  Section,
  TimeBar,
} from '../../components';
import { numberGroups, seconds, timeOfDay } from '../../i18n';
import { useCopy } from '../authenticator/use-copy';
import { useEntries } from '../authenticator/use-entries';
import { useCode } from '../setup/result/live-code';

/** How often AWS is asked while the guide is open, in ms. */
const askMs = 15_000;

/** AWS allows root MFA only in its own console: four short steps beside a live check. */
export function RootMfa({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  const state = useCall('account.rootMfa', { accountRef: account.ref });
  const { reload } = state;
  const enabled = state.value?.enabled === true;
  useEffect(() => {
    if (enabled) return;
    const timer = setInterval(() => {
      if (!document.hidden) reload();
    }, askMs);
    return () => clearInterval(timer);
  }, [enabled, reload]);
  const [now, setKept] = useState<string | null>(null);
  // Leaving the page does not lose the way: a root code of this account without MFA on is the one that was begun.
  const { entries } = useEntries();
  const begun = enabled
    ? null
    : (entries ?? []).filter(({ aws }) => aws?.isRoot === true && aws.accountId === account.accountId).at(-1);
  const kept = now ?? begun?.id ?? null;
  return (
    <div className="stack mfa-guide">
      <Section title={t('rootkey.mfa.live')}>
        <div aria-live="polite">
          {state.problem && <ProblemWithRetry problem={state.problem} onRetry={reload} />}
          {state.value && (
            <Note tone={enabled ? 'ok' : 'warn'}>
              <b>{t(enabled ? 'rootkey.mfa.on' : 'rootkey.mfa.off')}</b>
              <br />
              {!enabled && t('rootkey.mfa.offText')}
              {enabled && state.value.devices === 0 && t('rootkey.mfa.onKey')}
              {enabled && state.value.devices > 0 && t('rootkey.mfa.onText', { count: state.value.devices })}
              {[state.value.evidence, state.value.devicesEvidence].map(({ operation, at, requestId }) => (
                <span key={operation} className="quiet-text asked-line" aria-hidden="true">
                  {t('rootkey.mfa.asked', { time: timeOfDay(at, true), operation })} {requestId}
                </span>
              ))}
            </Note>
          )}
        </div>
      </Section>
      <ol className="card what-list">
        <Step number={1}>
          <Button
            size="small"
            icon="ext"
            onPress={() => void run(call('app.openPage', { page: 'root-security', accountRef: account.ref }))}
          >
            {t('rootkey.mfa.open')}
          </Button>
        </Step>
        <Step number={2} />
        <Step number={3} done={kept !== null}>
          <Look account={account} kept={kept !== null} onKept={setKept} />
        </Step>
        <Step number={4}>{kept !== null && <TwoCopies entryId={kept} />}</Step>
      </ol>
    </div>
  );
}

function Step({
  number,
  done,
  children,
}: {
  readonly number: number;
  readonly done?: boolean;
  readonly children?: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className="what-step">
      <Disc state={done ? 'done' : 'waiting'} number={number} />
      <div className="stack-s">
        <p className="what-title">{t(`rootkey.mfa.step${String(number)}`)}</p>
        <p className="choice-text">{t(`rootkey.mfa.step${String(number)}Text`)}</p>
        {children && <div>{children}</div>}
      </div>
    </li>
  );
}

type LookProps = {
  readonly account: AccountSummary;
  readonly kept: boolean;
  readonly onKept: (entryId: string) => void;
};

/** Looks once per press; the found code is kept only when asked. */
function Look({ account, kept, onKept }: LookProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [found, setFound] = useState<Preview | null>(null);
  const item = found?.items.find((one) => one.state !== 'unreadable');
  const look = async () => setFound(await action.act(() => call('authenticator.previewScreen', {})));
  const add = async () => {
    if (found === null || item === undefined) return;
    const { index, issuer, account: label, tags } = item;
    const done = await action.act(() =>
      call('authenticator.add', {
        previewId: found.previewId,
        items: [{ index, issuer, account: label, tags, accountRef: account.ref, ofRoot: true }],
      }),
    );
    const id = done?.ids[0];
    if (id !== undefined) onKept(id);
  };
  const other =
    item?.awsAccountId != null && item.awsAccountId !== account.accountId ? item.awsAccountId : null;
  if (kept) return <p className="choice-text">{t('rootkey.mfa.kept')}</p>;
  const none = action.problem?.code === 'picture-without-qr' || (found !== null && item === undefined);
  return (
    <div className="stack-s">
      <div className="row-wrap">
        <Button size="small" icon="screen" busy={action.busy} onPress={() => void look()}>
          {t(found === null && action.problem === null ? 'rootkey.mfa.look' : 'rootkey.mfa.lookAgain')}
        </Button>
        {item !== undefined && other === null && (
          <Button size="small" kind="primary" autoFocus busy={action.busy} onPress={() => void add()}>
            {t('rootkey.mfa.add')}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {item !== undefined && (
          <p className="choice-text">
            {t('rootkey.mfa.found', { name: [item.issuer, item.account].join(', ') })}
          </p>
        )}
        {other !== null && (
          <p className="choice-text">{t('rootkey.mfa.otherAccount', { number: numberGroups(other) })}</p>
        )}
        {none && <p className="choice-text">{t('rootkey.mfa.none')}</p>}
      </div>
      {action.problem && !none && <ProblemBox problem={action.problem} />}
    </div>
  );
}

/** Code 1, then code 2: the current one and the next, each by one press. */
function TwoCopies({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation();
  const copy = useCopy();
  const entry = useEntries().entries?.find((one) => one.id === entryId);
  const code = useCode(entryId);
  const left = useCountdown(code?.validUntil ?? null) ?? 0;
  /** End of the window of the copied code 1. */
  const [firstUntil, setFirstUntil] = useState<number | null>(null);
  if (entry === undefined || code === null) return null;
  // AWS wants two consecutive codes: when the window of code 1 has ended since, the current code is the one after it.
  const rolled = firstUntil !== null && code.validUntil - firstUntil === entry.period * 1000;
  return (
    <div className="two-codes">
      <p className="two-codes-line">
        <CodeText code={code.code} size="subject" />
        {code.next !== null && <CodeText code={code.next} size="next" />}
      </p>
      <div className="phone-time">
        <span aria-hidden="true">{seconds(left)}</span>
        <TimeBar fraction={left / entry.period} low={left <= 8} />
        <span className="row-wrap">
          <Button
            size="small"
            onPress={() => {
              setFirstUntil(code.validUntil);
              void copy(entry, 'now');
            }}
          >
            {t('rootkey.mfa.copy1')}
          </Button>
          <Button size="small" onPress={() => void copy(entry, rolled ? 'now' : 'next')}>
            {t('rootkey.mfa.copy2')}
          </Button>
        </span>
      </div>
    </div>
  );
}
