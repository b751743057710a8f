import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Disc, LinkButton, List, Note, Row, type DiscState } from '../../components';
import { Words, ago, shortId, timeOfDay } from '../../i18n';
import { isWhole } from '../../i18n/problem-words';
import type { AccountSummary, Check, Overview } from '../../../electron/contract';

type Props = {
  readonly checks: readonly Check[];
  readonly overview: Overview;
  readonly account: AccountSummary;
  readonly onOpen: (id: Check['id']) => void;
};

type Values = Readonly<Record<string, string | number>>;

/** What the sentence of a check may name: its own values, and the counts AWS gave. */
function valuesOf(check: Check, { counts }: Overview, account: AccountSummary): Values {
  const lastUsed = check.params['lastUsedAt'];
  return {
    ...(counts.users === null ? {} : { users: counts.users }),
    ...(counts.unassignedMfaDevices === null ? {} : { unassigned: counts.unassignedMfaDevices }),
    ...(account.keyHint ? { keyHint: account.keyHint } : {}),
    ...(typeof lastUsed === 'number' ? { used: ago(lastUsed) } : {}),
    ...check.params,
  };
}

function discOf(check: Check): DiscState {
  if (check.state === 'unknown') return 'unknown';
  if (check.state === 'attention') return 'attention';
  if (check.state === 'in-place') return 'done';
  return check.group === 'now' ? 'missing' : 'empty';
}

function CheckText({ check, values }: { readonly check: Check; readonly values: Values }) {
  const { t } = useTranslation();
  if (check.state === 'unknown') {
    const id = check.problem?.aws?.requestId ?? check.evidence?.requestId;
    return <>{id ? t('account.unknownId', { id: shortId(id) }) : t('account.unknown')}</>;
  }
  if (check.id === 'unassigned-mfa' && values['unassigned'] === 1) return <>{t('account.oneUnassigned')}</>;
  const key = `account.check.${check.id}.missingText`;
  return <Words k={isWhole(`${key}Exact`, values) ? `${key}Exact` : key} values={values} />;
}

function evidenceOf(check: Check, t: (key: string, values: Values) => string): string | undefined {
  if (!check.evidence) return undefined;
  const { operation, requestId, at } = check.evidence;
  return t('account.evidence', {
    operation,
    id: requestId ? shortId(requestId) : '–',
    time: timeOfDay(at, true),
  });
}

/** Rows of yes/no facts: disc, fact, evidence, one button. */
export function CheckList({ checks, overview, account, onOpen }: Props) {
  const { t } = useTranslation();
  const [why, setWhy] = useState(false);
  const ready = overview.checks.some((check) => check.id === 'admin-with-mfa' && check.state === 'in-place');
  return (
    <List>
      {checks.map((check) => {
        const waits = check.id === 'root-key' && !ready;
        const title = t(`account.check.${check.id}.missing`);
        return (
          <Row
            key={check.id}
            lead={<Disc state={discOf(check)} />}
            title={
              <span title={evidenceOf(check, (key, values) => t(key, values))}>
                <span className="visually-hidden">{t(`common.state.${check.state}`)}: </span>
                {title}
              </span>
            }
            action={
              <Button
                size="small"
                label={`${t(waits ? 'account.afterSetup' : `account.action.${check.id}`)}: ${title}`}
                disabledReason={waits ? t('account.afterSetupWhy') : null}
                onPress={() => onOpen(check.id)}
              >
                {t(waits ? 'account.afterSetup' : `account.action.${check.id}`)}
              </Button>
            }
          >
            <CheckText check={check} values={valuesOf(check, overview, account)} />
            {check.id === 'admin-with-mfa' && (
              <>
                {' '}
                <LinkButton onPress={() => setWhy(!why)}>{t('account.why')}</LinkButton>
                {why && (
                  <Note>
                    <Words k="account.whyText" />
                  </Note>
                )}
              </>
            )}
          </Row>
        );
      })}
    </List>
  );
}
