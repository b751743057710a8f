import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { accountColors, type AccountColor } from '../../electron/contract/constants';

type Props = {
  readonly label: string;
  readonly value: AccountColor;
  readonly onChange: (color: AccountColor) => void;
};

/** The eight account colors, each with its name. */
export function ColorPicker({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="colors">
      <legend className="field-label">{label}</legend>
      <div className="colors-row">
        {accountColors.map((color) => (
          <label key={color} className={`color chip-${color}`} title={t(`common.color.${color}`)}>
            <input type="radio" name={name} checked={color === value} onChange={() => onChange(color)} />
            <span className="visually-hidden">{t(`common.color.${color}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Preview of the letters main will choose; main makes them unique. */
export function monogramOf(nickname: string): string {
  const words = nickname
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  if (/\p{Script=Hangul}/u.test(first)) return first;
  return (first + ([...(words[1] ?? '')][0] ?? '')).toUpperCase();
}
