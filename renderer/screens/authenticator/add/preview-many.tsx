import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../../electron/contract';
import { Button, Checkbox, Disc, Note, Tag, type Tone } from '../../../components';
import { appName, isAddable, withAll, withChoice, type Choices, type Item } from './choices';

type Props = {
  readonly preview: Preview;
  readonly choices: Choices;
  readonly onChoices: (choices: Choices) => void;
  readonly onAgain: () => void;
};

/** Rows drawn at most; the rest is added or left out together with "Choose all". */
const mostDrawn = 500;

const tones: Readonly<Record<Item['state'], Tone>> = {
  new: 'ok',
  same: 'neutral',
  conflict: 'warn',
  unreadable: 'danger',
};

/** Which QR codes of a batch are still to come. */
export function Missing({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  if (preview.missingParts.length === 0) return null;
  const parts = preview.missingParts.join(', ');
  return <Note tone="warn">{t('addCodes.missing', { parts })}</Note>;
}

/** A table with check boxes: new, same, second, unreadable with the reason. */
export function PreviewMany({ preview, choices, onChoices, onAgain }: Props) {
  const { t } = useTranslation();
  const addable = preview.items.filter(isAddable);
  const all = addable.length > 0 && addable.every((item) => choices.get(item.index)?.chosen === true);
  const chooseAll = (chosen: boolean) =>
    onChoices(
      withAll(
        choices,
        addable.map(({ index }) => index),
        chosen,
      ),
    );
  return (
    <>
      <div className="add-found">
        <Disc state="done" />
        <h3>{t('addCodes.foundMany', { count: preview.items.length })}</h3>
        <Button size="small" icon="refresh" onPress={onAgain}>
          {t('addCodes.another')}
        </Button>
      </div>
      <p className="quiet-text">{t('addCodes.source', { source: appName(preview.source, t) })}</p>
      <Missing preview={preview} />
      <Checkbox label={t('addCodes.chooseAll')} checked={all} onChange={chooseAll} />
      <ul className="many">
        {preview.items.slice(0, mostDrawn).map((item) => (
          <li key={item.index} className="many-row">
            <Checkbox
              label={[item.issuer, item.account].filter((part) => part !== '').join(', ') || '—'}
              checked={choices.get(item.index)?.chosen === true && isAddable(item)}
              disabled={!isAddable(item)}
              onChange={(chosen) => onChoices(withChoice(choices, item.index, { chosen }))}
            />
            <Tag tone={tones[item.state]}>
              {item.state === 'unreadable'
                ? t('addCodes.reason', {
                    reason: t([`addCodes.refused.${item.reason ?? 'other'}`, 'addCodes.refused.other']),
                  })
                : t(`addCodes.state.${item.state}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </>
  );
}
