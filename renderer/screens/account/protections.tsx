import { useTranslation } from 'react-i18next';
import { Button, Segments } from '../../components';
import { dayAndTime } from '../../i18n';
import type { Check, Overview } from '../../../electron/contract';

/** The check to put in place next: first what is missing, in the order main gives. The root key goes after its heir is known. */
export function nextOf(checks: readonly Check[]): Check | null {
  const ready = checks.some((check) => check.id === 'admin-with-mfa' && check.state === 'in-place');
  const open = checks.filter(
    (check) =>
      (check.state === 'missing' || check.state === 'attention') && (check.id !== 'root-key' || ready),
  );
  return open.find((check) => check.group === 'now') ?? open[0] ?? null;
}

/** "n of m protections are in place", one sentence on the next one, one primary button. */
export function Protections({
  overview,
  onOpen,
}: {
  readonly overview: Overview;
  readonly onOpen: (id: Check['id']) => void;
}) {
  const { t } = useTranslation();
  const on = overview.checks.filter((check) => check.state === 'in-place').length;
  const total = overview.checks.length;
  const next = nextOf(overview.checks);
  return (
    <section className="card padded protections">
      <div className="protections-words">
        <h2>{on < total ? t('account.protections', { on, total }) : t('account.allInPlace')}</h2>
        <p>
          {next
            ? t(`account.next.${next.id}`)
            : on < total
              ? t('account.someUnknown')
              : t('account.allInPlaceAt', { when: dayAndTime(overview.readAt) })}
        </p>
      </div>
      {next && (
        <Button kind="primary" iconAfter="arrow" autoFocus onPress={() => onOpen(next.id)}>
          {t(`account.primary.${next.id}`)}
        </Button>
      )}
      <Segments total={total} on={on} />
    </section>
  );
}
