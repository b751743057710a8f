import { Notification } from 'electron';
import type { Language } from '../contract';

const words: Readonly<Record<Language, Readonly<Record<'setup' | 'undo', string>>>> = {
  en: {
    setup: 'Setup paused. It continues when you open Offroot.',
    undo: 'Undo paused. It continues when you open Offroot.',
  },
  ko: {
    setup: '초기 설정을 일시 정지했습니다. Offroot를 열면 이어서 합니다.',
    undo: '되돌리기를 일시 정지했습니다. Offroot를 열면 이어서 합니다.',
  },
};

/** Says that the program ended in the middle of a run, where the system shows such words; names no account. */
export function tellOfPause(what: 'setup' | 'undo', language: Language): void {
  if (Notification.isSupported()) new Notification({ title: 'Offroot', body: words[language][what] }).show();
}
