import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Draft } from '../../../../electron/contract';
import { limits } from '../../../../electron/contract/constants';
import { AccountLine, Button, Dialog, Field, IconButton, LinkButton } from '../../../components';
import { tagIssue } from './draft';

type Tags = Draft['tags'];
type Props = { readonly account: AccountSummary; readonly tags: Tags; readonly onTags: (tags: Tags) => void };

const issueWords = {
  empty: 'setup.choices.tagEmpty',
  twice: 'setup.choices.tagTwice',
  reserved: 'setup.choices.tagReserved',
  letters: 'setup.choices.tagLetters',
} as const;

export function TagsChoice({ account, tags, onTags }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <div className="choice-line">
      <div>
        <p className="choice-head">{t('setup.choices.tags')}</p>
        <p>
          {tags.length === 0
            ? t('setup.choices.tagsNone')
            : tags.map((tag) => `${tag.key}=${tag.value}`).join(', ')}
        </p>
      </div>
      <LinkButton
        label={`${t('setup.choices.edit')}: ${t('setup.choices.tags')}`}
        onPress={() => setEditing(true)}
      >
        {t('setup.choices.edit')}
      </LinkButton>
      {editing && (
        <TagsDialog account={account} tags={tags} onTags={onTags} onClose={() => setEditing(false)} />
      )}
    </div>
  );
}

function TagsDialog({ account, tags, onTags, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<Tags>(tags.length === 0 ? [{ key: '', value: '' }] : tags);
  const [tried, setTried] = useState(false);
  const filled = rows.filter((row) => row.key !== '' || row.value !== '');
  const done = () => {
    setTried(true);
    if (filled.some((_, index) => tagIssue(filled, index) !== null)) return;
    onTags(filled);
    onClose();
  };
  const set = (index: number, part: Partial<Tags[number]>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const errorOf = (index: number): string | undefined => {
    const row = rows[index];
    if (!tried || row === undefined || (row.key === '' && row.value === '')) return undefined;
    const issue = tagIssue(rows, index);
    return issue === null ? undefined : t(issueWords[issue]);
  };
  return (
    <Dialog
      title={t('setup.choices.tagsTitle')}
      subtitle={<AccountLine account={account} />}
      onClose={onClose}
      dirty={JSON.stringify(filled) !== JSON.stringify(tags)}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('setup.choices.cancel')}
          </Button>
          <Button kind="primary" keyHint="Enter" onPress={done}>
            {t('setup.choices.done')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="choice-text">{t('setup.choices.tagsLead')}</p>
        <div>
          {rows.map((row, index) => (
            <div className="tag-row" key={index}>
              <Field
                label={t('setup.choices.tagKey')}
                value={row.key}
                onChange={(key) => set(index, { key })}
                onSubmit={done}
                maxLength={limits.tagKey}
                error={errorOf(index)}
                autoFocus={index === rows.length - 1}
              />
              <Field
                label={t('setup.choices.tagValue')}
                value={row.value}
                onChange={(value) => set(index, { value })}
                onSubmit={done}
                maxLength={limits.tagValue}
              />
              <IconButton
                icon="x"
                label={t('setup.choices.tagRemove', { number: index + 1 })}
                onPress={() => setRows(rows.filter((_, at) => at !== index))}
              />
            </div>
          ))}
        </div>
        {rows.length < limits.tags && (
          <div>
            <Button size="small" icon="plus" onPress={() => setRows([...rows, { key: '', value: '' }])}>
              {t('setup.choices.tagAdd')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
