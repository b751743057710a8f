import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../electron/contract/constants';
import { call, useAppState } from '../../../bridge';
import { now, useNow } from '../../../clock';
import { announce, Button, CodeText, Disc, Field, Note, Select, TimeBar } from '../../../components';
import { numberGroups, seconds, Words } from '../../../i18n';
import { tagsOf } from '../edit-sheet';
import { lastSeconds } from '../row-parts';
import { secondsLeft } from '../use-copy';
import { withChoice, type Choices, type Item } from './choices';

type Props = {
  readonly item: Item;
  readonly choices: Choices;
  readonly onChoices: (choices: Choices) => void;
  readonly onAgain: () => void;
};

const none = '-';

/** One find: names, account, tags, parameters, now and next code, warnings. */
export function PreviewOne({ item, choices, onChoices, onAgain }: Props) {
  const { t } = useTranslation();
  const { accounts } = useAppState();
  const choice = choices.get(item.index);
  const [tagText, setTagText] = useState(item.tags.join(', '));
  const known = accounts.find((account) => account.accountId === item.awsAccountId && !account.practice);
  if (choice === undefined) return null;
  const set = (part: Parameters<typeof withChoice>[2]) => onChoices(withChoice(choices, item.index, part));
  const parameters = t('addCodes.parameters', {
    digits: item.digits ?? 6,
    period: seconds(item.period ?? 30),
    algorithm: (item.algorithm ?? 'SHA1').replace('SHA', 'SHA-'),
  });
  return (
    <>
      <div className="add-found">
        <Disc state="done" />
        <h3>{t('addCodes.foundEntry')}</h3>
        <Button size="small" icon="refresh" onPress={onAgain}>
          {t('addCodes.another')}
        </Button>
      </div>
      <div className="add-two">
        <Field
          label={t('addCodes.service')}
          value={choice.issuer}
          onChange={(issuer) => set({ issuer })}
          maxLength={limits.issuer}
        />
        <Field
          label={t('addCodes.account')}
          value={choice.account}
          onChange={(account) => set({ account })}
          maxLength={limits.account}
        />
      </div>
      <Select
        label={t('addCodes.belongs')}
        value={choice.accountRef ?? none}
        onChange={(value) => set({ accountRef: value === none ? null : value })}
        hint={known ? t('addCodes.belongsHint') : undefined}
        options={[
          {
            value: none,
            label:
              item.awsAccountId === null
                ? t('addCodes.belongsNone')
                : t('addCodes.belongsUnknown', { number: numberGroups(item.awsAccountId) }),
          },
          ...accounts
            .filter((account) => !account.practice)
            .map((account) => ({
              value: account.ref,
              label: `${account.nickname} · ${numberGroups(account.accountId)}`,
            })),
        ]}
      />
      <Field
        label={t('addCodes.tags')}
        hint={t('addCodes.tagsHint')}
        value={tagText}
        onChange={(text) => {
          setTagText(text);
          set({ tags: tagsOf(text) });
        }}
        maxLength={1400}
      />
      <p className="quiet-text">
        {parameters}
        {item.kind === 'hotp' || item.kind === 'steam' ? ` · ${t(`addCodes.kind.${item.kind}`)}` : ''}
      </p>
      {item.now !== null && <TwoCodes item={item} />}
      {item.looksLikeRoot && (
        <Note tone="warn">
          <Words k="addCodes.rootWarning" />
        </Note>
      )}
      {item.state === 'same' && <Note>{t('addCodes.duplicate')}</Note>}
      {item.state === 'conflict' && <Note tone="warn">{t('addCodes.conflict')}</Note>}
      {item.notices.map((notice) => (
        <Note key={notice}>{t(`addCodes.notice.${notice}`)}</Note>
      ))}
    </>
  );
}

/** Now and next: the two codes AWS asks for. They end with their window. */
function TwoCodes({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const period = item.period ?? 30;
  const windowOf = (ms: number) => Math.floor(ms / (period * 1000));
  const [firstWindow] = useState(() => windowOf(now()));
  const nowMs = useNow();
  const passed = Math.max(0, windowOf(nowMs) - firstWindow);
  const left = secondsLeft({ period }, nowMs);
  const shown = passed === 0 ? item.now : passed === 1 ? item.next : null;
  const next = passed === 0 ? item.next : null;
  const copy = (text: string) =>
    void call('authenticator.copyCode', { code: text }).then(
      (result) => result.ok && announce(t('common.copied')),
    );
  return (
    <div className="two-codes">
      <div>
        <p className="fact-label">{t('addCodes.nowNext')}</p>
        <p className="two-codes-line">
          {shown !== null && <CodeText code={shown} size="subject" />}
          {next !== null && <CodeText code={next} size="next" />}
        </p>
        <p className="quiet-text">{t(shown === null ? 'addCodes.stale' : 'addCodes.twoInARow')}</p>
      </div>
      {shown !== null && (
        <div className="phone-time">
          <span aria-hidden="true">{seconds(left)}</span>
          <TimeBar fraction={left / period} low={left <= lastSeconds} />
          <span className="row-wrap">
            <Button size="small" onPress={() => copy(shown)}>
              {t('addCodes.copyFirst')}
            </Button>
            {next !== null && (
              <Button size="small" onPress={() => copy(next)}>
                {t('addCodes.copySecond')}
              </Button>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
