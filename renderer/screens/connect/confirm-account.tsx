import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerAccount } from '../../app/candidate';
import { go } from '../../app/router';
import { call, useAction, useAppState } from '../../bridge';
import {
  AccountNumber,
  Button,
  Chip,
  ColorPicker,
  Fact,
  Facts,
  Field,
  Foot,
  Note,
  Page,
  ProblemBox,
  announce,
  monogramOf,
} from '../../components';
import { Words, shortId, timeOfDay } from '../../i18n';
import type { Candidate } from '../../../electron/contract';

function WhoWeAre({ candidate }: { readonly candidate: Candidate }) {
  if (candidate.isRoot) return <Words k="welcome.confirm.root" />;
  if (candidate.userName)
    return <Words k="welcome.confirm.administrator" values={{ user: candidate.userName }} />;
  return <Words k="welcome.confirm.role" values={{ arn: candidate.arn }} />;
}

/** A key meant for the form before cannot press the button of this page. */
const settleMs = 500;

/** Full page after every connect. Nothing else can be done before it is answered. */
export function ConfirmAccount({ candidate }: { readonly candidate: Candidate }) {
  const { t } = useTranslation();
  const { accounts } = useAppState();
  const known = accounts.find((account) => account.ref === candidate.knownAs) ?? null;
  const [nickname, setNickname] = useState(known?.nickname ?? candidate.suggestedNickname);
  const [color, setColor] = useState(known?.color ?? candidate.suggestedColor);
  const action = useAction();
  const [openedAt] = useState(Date.now);
  const name = nickname.trim();
  const confirm = async () => {
    if (name === '' || Date.now() - openedAt < settleMs) return;
    const { candidateId } = candidate;
    const account = await action.act(() => call('account.confirm', { candidateId, nickname: name, color }));
    if (!account) return;
    answerAccount();
    go({ screen: 'account' });
  };
  const reject = async () => {
    const gone = await action.act(() => call('account.reject', { candidateId: candidate.candidateId }));
    if (!gone) return;
    announce(t('welcome.confirm.forgotten'));
    answerAccount();
    go({ screen: 'welcome' });
  };
  const { evidence } = candidate;
  const time = timeOfDay(evidence.at, true);
  return (
    <Page
      breadcrumb={[t('common.nav.connect'), t('welcome.confirm.title')]}
      title={t('welcome.confirm.title')}
      lead={t('welcome.confirm.lead')}
      focusTitle={false}
      foot={
        <Foot
          note={
            evidence.requestId
              ? t('welcome.confirm.asked', { time, id: shortId(evidence.requestId) })
              : t('welcome.confirm.askedNoId', { time })
          }
          actions={
            <>
              <Button busy={action.busy} onPress={() => void reject()}>
                {t('welcome.confirm.notMine')}
              </Button>
              <Button
                kind="primary"
                keyHint="Enter"
                autoFocus
                busy={action.busy}
                onPress={() => void confirm()}
              >
                {t(known ? 'welcome.confirm.replace' : 'welcome.confirm.mine')}
              </Button>
            </>
          }
        />
      }
    >
      <div className="connect stack">
        {action.problem && <ProblemBox problem={action.problem} />}
        <div className="confirm-card card padded">
          <p className="confirm-who">
            <WhoWeAre candidate={candidate} />
          </p>
          <div className="confirm-account">
            <Chip account={{ color, monogram: monogramOf(name) }} size={44} />
            <div>
              <p className="confirm-name">{name}</p>
              <AccountNumber id={candidate.accountId} large />
            </div>
          </div>
          <Facts>
            <Fact label={t('welcome.confirm.alias')}>{candidate.alias ?? t('welcome.confirm.noAlias')}</Fact>
            <Fact label={t('welcome.confirm.partition')}>{t(`common.partition.${candidate.partition}`)}</Fact>
            <Fact label={t('welcome.confirm.key')}>
              <span className="mono">{candidate.keyHint}</span>
            </Fact>
          </Facts>
        </div>
        {candidate.isRoot && (
          <Note tone="warn">
            <Words k="welcome.confirm.warning" />
          </Note>
        )}
        {known && (
          <Note tone="warn">
            <Words k="welcome.confirm.known" values={{ nickname: known.nickname }} />
          </Note>
        )}
        <Field
          label={t('welcome.confirm.nickname')}
          value={nickname}
          maxLength={64}
          onChange={setNickname}
          error={name === '' ? t('welcome.confirm.nicknameNeed') : undefined}
          hint={t('welcome.confirm.nicknameHint')}
          onSubmit={() => void confirm()}
        />
        <ColorPicker label={t('welcome.confirm.color')} value={color} onChange={setColor} />
      </div>
    </Page>
  );
}
