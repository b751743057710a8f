import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../electron/contract/constants';
import { seconds } from '../i18n';
import { IconButton } from './button';
import { Field } from './field';

/** Seconds until the next try; counts by itself, since the clock of the window stands still while locked. */
function useSlowed(until: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const update = () => setLeft(until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    update();
    if (until === null) return;
    const timer = setInterval(() => {
      update();
      if (Date.now() >= until) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

function useKeyboardState() {
  const [caps, setCaps] = useState(false);
  const [hangul, setHangul] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    setCaps(event.getModifierState('CapsLock'));
    if (event.key.length === 1 || event.nativeEvent.isComposing || event.key === 'Process') {
      setHangul(event.nativeEvent.isComposing || event.key === 'Process' || /[ㄱ-ㅣ가-힣]/.test(event.key));
    }
  };
  return { caps, hangul, onKeyDown };
}

/** A passphrase that is tried: what is typed, why the last one did not open, and how long the next one waits. */
export function usePassphraseTry(slowedUntil: number | null) {
  const { t } = useTranslation();
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState(false);
  const { caps, hangul, onKeyDown } = useKeyboardState();
  const slowed = useSlowed(slowedUntil);
  const wait = slowed > 0 ? t('lock.slowed', { wait: seconds(slowed) }) : null;
  return {
    value,
    /** Why no try can be made now, in words. */
    wait,
    /** Empties the field; a wrong one is named until something is typed. */
    refused: (isWrong: boolean) => {
      setValue('');
      setWrong(isWrong);
    },
    field: {
      value,
      onChange: (next: string) => {
        setValue(next);
        setWrong(false);
      },
      onKeyDown,
      error: wait ?? (wrong ? t(caps ? 'lock.wrongCaps' : 'lock.wrong') : null),
      warning: hangul ? t('lock.hangul') : caps ? t('lock.caps') : null,
    },
  };
}

type Props = {
  readonly tried: ReturnType<typeof usePassphraseTry>;
  readonly large?: boolean | undefined;
  readonly onSubmit: () => void;
};

/** Hidden while typing, with an eye; says when Caps Lock or the Korean keyboard is on, and counts down while slowed. */
export function PassphraseTryField({ tried, large, onSubmit }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...tried.field}
      label={t('lock.passphrase')}
      type={shown ? 'text' : 'password'}
      icon="lock"
      large={large}
      autoFocus
      autoComplete="current-password"
      maxLength={limits.passphrase}
      onSubmit={onSubmit}
      trailing={
        <IconButton
          icon={shown ? 'eyeoff' : 'eye'}
          label={t(shown ? 'lock.hidePassphrase' : 'lock.showPassphrase')}
          pressed={shown}
          onPress={() => setShown(!shown)}
        />
      }
    />
  );
}
