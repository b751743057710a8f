import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../electron/contract';
import { limits } from '../../../electron/contract/constants';
import { call, useAction } from '../../bridge';
import { Button, Checkbox, Chip, ColorPicker, Field, ProblemBox, Sheet, TextArea } from '../../components';
import { seconds } from '../../i18n';
import { entryTitle } from './words';

/** "a, b" as tags: trimmed, without empty ones and repeats, at most as many as main takes. */
export function tagsOf(text: string): string[] {
  const tags = text
    .split(',')
    .map((tag) => tag.trim().slice(0, 64))
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, limits.entryTags);
}

/** Everything about an entry that may be changed; its secret and parameters may not. */
export function EditSheet({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [form, setForm] = useState({
    ...entry,
    tagText: entry.tags.join(', '),
    groupText: entry.group ?? '',
  });
  const [dirty, setDirty] = useState(false);
  const set = (part: Partial<typeof form>) => {
    setDirty(true);
    setForm({ ...form, ...part });
  };
  const save = async () => {
    const { id, issuer, account, color, monogram, note, pinned } = form;
    const group = form.groupText.trim();
    const done = await action.act(() =>
      call('authenticator.edit', {
        id,
        issuer,
        account,
        color,
        monogram,
        note,
        pinned,
        tags: tagsOf(form.tagText),
        group: group === '' ? null : group,
      }),
    );
    if (done !== null) onClose();
  };
  const submit = () => void save();
  return (
    <Sheet
      title={t('authenticator.edit.title')}
      subtitle={entryTitle(entry, t)}
      dirty={dirty}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" busy={action.busy} onPress={submit}>
            {t('authenticator.edit.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {action.problem && <ProblemBox problem={action.problem} />}
        <Field
          label={t('authenticator.edit.issuer')}
          value={form.issuer}
          onChange={(issuer) => set({ issuer })}
          maxLength={limits.issuer}
          onSubmit={submit}
        />
        <Field
          label={t('authenticator.edit.account')}
          value={form.account}
          onChange={(account) => set({ account })}
          maxLength={limits.account}
          onSubmit={submit}
        />
        <div className="chip-choice">
          <Chip account={{ color: form.color, monogram: form.monogram }} size={44} />
          <Field
            label={t('authenticator.edit.monogram')}
            value={form.monogram}
            onChange={(monogram) => set({ monogram })}
            maxLength={4}
            onSubmit={submit}
          />
        </div>
        <ColorPicker
          label={t('authenticator.edit.color')}
          value={form.color}
          onChange={(color) => set({ color })}
        />
        <Field
          label={t('authenticator.edit.tags')}
          hint={t('authenticator.edit.tagsHint')}
          value={form.tagText}
          onChange={(tagText) => set({ tagText })}
          maxLength={1400}
          onSubmit={submit}
        />
        <Field
          label={t('authenticator.edit.group')}
          hint={t('authenticator.edit.groupHint')}
          value={form.groupText}
          onChange={(groupText) => set({ groupText })}
          maxLength={64}
          onSubmit={submit}
        />
        <TextArea
          label={t('authenticator.edit.note')}
          value={form.note}
          onChange={(note) => set({ note })}
          maxLength={2000}
        />
        <Checkbox
          label={t('authenticator.edit.pinned')}
          checked={form.pinned}
          onChange={(pinned) => set({ pinned })}
        />
        <p className="quiet-text">
          {t('authenticator.edit.parameters', {
            digits: entry.digits,
            period: seconds(entry.period),
            algorithm: entry.algorithm,
          })}
        </p>
      </div>
    </Sheet>
  );
}
