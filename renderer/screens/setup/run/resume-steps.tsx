import { useTranslation } from 'react-i18next';
import type { RunSnapshot, StopReport } from '../../../../electron/contract';
import { Icon, Tag, type DiscState } from '../../../components';
import { duration, Words } from '../../../i18n';
import { usePlain } from '../plain';
import { paramText, stepDone, stepShort, stepTitle } from '../step-words';
import type { TimelineItem } from './timeline';

type Finding = StopReport['findings'][number];

const discs: Readonly<Record<Finding['finding'], DiscState>> = {
  done: 'done',
  arrived: 'done',
  on: 'done',
  'not-arrived': 'waiting',
  'to-do': 'waiting',
  'secret-lost': 'unknown',
  unknown: 'unknown',
  foreign: 'attention',
};

type Heard = 'done' | 'waiting' | 'unknown';
const heardStates: Readonly<Record<Finding['finding'], Heard>> = {
  done: 'done',
  arrived: 'done',
  on: 'done',
  'not-arrived': 'waiting',
  'to-do': 'waiting',
  'secret-lost': 'unknown',
  unknown: 'unknown',
  foreign: 'unknown',
};

/** What AWS says about each step of a stopped run; doubtful ones become an amber card. */
export function useResumeItems(report: StopReport, run: RunSnapshot | null): readonly TimelineItem[] {
  const { t } = useTranslation();
  const say = usePlain();
  return report.findings.map((finding, index): TimelineItem => {
    const number = index + 1;
    const user = report.userName;
    const before = run?.steps.find((step) => step.id === finding.id);
    const isDone = heardStates[finding.finding] === 'done';
    const words = isDone ? stepDone(finding, user) : stepTitle(finding.id, finding.params, user);
    const base: TimelineItem = {
      key: finding.id,
      state: discs[finding.finding],
      number,
      title: <Words {...words} />,
      heard: t(`setup.state.${heardStates[finding.finding]}`, {
        number,
        what: say(words),
        seconds: ((before?.durationMs ?? 0) / 1000).toFixed(1),
      }),
      note: note(finding),
      requestId: finding.evidence?.requestId ?? before?.requestIds.at(-1),
      time: isDone && before?.durationMs ? duration(before.durationMs) : undefined,
      current: finding.id === report.stoppedAtStep,
    };
    switch (finding.finding) {
      case 'secret-lost':
        return {
          ...base,
          tone: 'warn',
          title: t('setup.resume.lost.title', { what: say(stepShort(finding.id)) }),
          body: <Lost finding={finding} />,
        };
      case 'foreign':
        return {
          ...base,
          tone: 'warn',
          body: (
            <p>
              {finding.id === 'user'
                ? t('setup.resume.found.foreign', { user })
                : t('setup.resume.foreignDevice')}
            </p>
          ),
        };
      case 'unknown':
        return { ...base, tone: 'warn', body: <p>{t('setup.resume.found.unknown')}</p> };
      case 'done':
      case 'arrived':
      case 'on':
      case 'not-arrived':
      case 'to-do':
        return base;
    }
  });

  function note(finding: Finding): string | null {
    switch (finding.finding) {
      case 'arrived':
        return t('setup.resume.found.arrived');
      case 'on':
        return t('setup.resume.found.on');
      case 'not-arrived':
        return t(
          finding.id === 'user' ? 'setup.resume.found.not-arrived-user' : 'setup.resume.found.not-arrived',
        );
      case 'done':
      case 'to-do':
      case 'secret-lost':
      case 'unknown':
      case 'foreign':
        return null;
    }
  }
}

function Lost({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const isKey = finding.id === 'access-key';
  const object = isKey
    ? paramText(finding.params, 'accessKeyId', '')
    : paramText(finding.params, 'serialNumber', '');
  return (
    <>
      <p>{t(isKey ? 'setup.resume.lost.key' : 'setup.resume.lost.mfa')}</p>
      {object !== '' && (
        <div className="tl-object">
          <span className="object-name">
            <Icon name={isKey ? 'key' : 'auth'} size={16} />
            <span className="mono" translate="no">
              {object}
            </span>
          </span>
          {!isKey && <Tag>{t('setup.resume.unassigned')}</Tag>}
        </div>
      )}
    </>
  );
}
