import type { TFunction } from 'i18next';
import { call, run } from '../bridge';
import type { IconName } from '../components/icon';
import { fitAny } from '../search';
import type { AccountSummary, AppState, Entry } from '../../electron/contract';
import { currentAccount } from './current-account';
import { addCodes } from './global-keys';
import { openOverlay } from './overlay';
import { go, sections, type Route } from './router';
import { settingsSections } from './settings-sections';

export type PaletteItem = {
  readonly id: string;
  readonly group: 'codes' | 'accounts' | 'go' | 'do';
  readonly label: string;
  readonly more?: string | undefined;
  /** Other words it is found by. */
  readonly also?: readonly (string | null)[] | undefined;
  readonly account?: AccountSummary | undefined;
  readonly entry?: Entry | undefined;
  readonly icon?: IconName | undefined;
  readonly shortcut?: string | undefined;
  readonly act: () => void;
};

type Do = Omit<PaletteItem, 'group' | 'act'> & { readonly act: () => unknown };

const to = (route: Route) => () => go(route);

function accountItems(state: AppState): PaletteItem[] {
  return state.accounts.map((account) => ({
    id: `account-${account.ref}`,
    group: 'accounts',
    label: account.nickname,
    also: [account.accountId, account.alias],
    account,
    act: () =>
      void run(call('account.select', { accountRef: account.ref })).then(
        (done) => done && go({ screen: 'account' }),
      ),
  }));
}

function goItems(t: TFunction): PaletteItem[] {
  const screens = sections.map((section, index): PaletteItem => ({
    id: `go-${section}`,
    group: 'go',
    label: t(`common.nav.${section}`),
    icon: section === 'authenticator' ? 'auth' : section,
    shortcut: `Mod+Digit${index + 1}`,
    act: to({ screen: section }),
  }));
  const settings = settingsSections.map((section): PaletteItem => ({
    id: `settings-${section}`,
    group: 'go',
    label: t('palette.action.settings', { section: t(`settings.nav.${section}`) }),
    icon: 'settings',
    act: to({ screen: 'settings', section }),
  }));
  return [...screens, ...settings];
}

/** What concerns the selected account; its name is in the words when another one could be meant. */
function accountDoing(account: AccountSummary, t: TFunction): Do[] {
  const { nickname, ref } = account;
  const within = (key: string) =>
    t('palette.action.inAccount', { what: t(`palette.action.${key}`), nickname });
  return [
    {
      id: 'console',
      label: t('palette.action.openConsole', { nickname }),
      icon: 'ext',
      act: () => run(call('app.openPage', { page: 'sign-in', accountRef: ref })),
    },
    { id: 'setup', label: within('setup'), icon: 'setup', act: to({ screen: 'setup' }) },
    {
      id: 'commands',
      label: within('showCommands'),
      icon: 'term',
      act: to({ screen: 'setup', section: 'commands' }),
    },
    { id: 'mfa', label: within('assignMfa'), icon: 'auth', act: to({ screen: 'users' }) },
    { id: 'root-key', label: within('rootKey'), icon: 'key', act: to({ screen: 'root-key' }) },
    {
      id: 'root-mfa',
      label: within('rootMfa'),
      icon: 'shield',
      act: to({ screen: 'root-key', section: 'mfa' }),
    },
    {
      id: 'edit',
      label: t('palette.action.editAccount', { nickname }),
      icon: 'tag',
      act: () => openOverlay('edit-account'),
    },
    {
      id: 'read',
      label: t('palette.action.readAgain'),
      icon: 'refresh',
      shortcut: 'Mod+KeyR',
      act: () => window.dispatchEvent(new Event('offroot:read-again')),
    },
  ];
}

function anyDoing(state: AppState, t: TFunction): Do[] {
  const { settings, language } = state;
  const change = (part: Partial<AppState['settings']>) => () => run(call('app.changeSettings', part));
  const otherLanguage = languagesBut(language);
  return [
    { id: 'add', label: t('palette.action.addCodes'), icon: 'plus', shortcut: 'Mod+KeyN', act: addCodes },
    {
      id: 'backup',
      label: t('palette.action.backUp'),
      icon: 'file',
      act: to({ screen: 'recovery', section: 'backup' }),
    },
    {
      id: 'rehearse',
      label: t('palette.action.rehearse'),
      icon: 'recovery',
      act: to({ screen: 'recovery', section: 'rehearse' }),
    },
    {
      id: 'export',
      label: t('palette.action.export'),
      icon: 'dl',
      act: to({ screen: 'recovery', section: 'export' }),
    },
    {
      id: 'hide',
      label: t(settings.hideCodes ? 'palette.action.showCodes' : 'palette.action.hideCodes'),
      icon: settings.hideCodes ? 'eye' : 'eyeoff',
      act: change({ hideCodes: !settings.hideCodes }),
    },
    {
      id: 'mini',
      label: t('palette.action.mini'),
      icon: 'mini',
      shortcut: 'Mod+Shift+KeyM',
      act: () => run(call('app.openMini', {})),
    },
    {
      id: 'switch',
      label: t('palette.action.switchAccount'),
      icon: 'updown',
      shortcut: 'Mod+Shift+KeyA',
      act: () => openOverlay('switcher'),
    },
    { id: 'connect', label: t('palette.action.connect'), icon: 'plus', act: to({ screen: 'welcome' }) },
    {
      id: 'practice',
      label: t('palette.action.practice'),
      icon: 'flask',
      act: () => run(call('practice.open', {})).then((open) => open && go({ screen: 'account' })),
    },
    {
      id: 'clock',
      label: t('palette.action.checkClock'),
      icon: 'clock',
      act: () => run(call('app.checkClock', {})),
    },
    {
      id: 'keychain',
      label: t('palette.action.retryKeychain'),
      icon: 'key',
      act: () => run(call('app.retryKeychain', {})),
    },
    {
      id: 'language',
      label: t('palette.action.language'),
      icon: 'globe',
      act: change({ language: otherLanguage }),
    },
    { id: 'light', label: t('palette.action.themeLight'), icon: 'image', act: change({ theme: 'light' }) },
    { id: 'dark', label: t('palette.action.themeDark'), icon: 'image', act: change({ theme: 'dark' }) },
    { id: 'system', label: t('palette.action.themeSystem'), icon: 'image', act: change({ theme: 'system' }) },
    {
      id: 'help',
      label: t('palette.action.help'),
      icon: 'keyb',
      shortcut: 'Shift+Slash',
      act: () => openOverlay('help'),
    },
    {
      id: 'about',
      label: t('palette.action.about'),
      icon: 'info',
      act: to({ screen: 'settings', section: 'about' }),
    },
    {
      id: 'lock',
      label: t('palette.action.lock'),
      icon: 'lock',
      shortcut: 'Mod+KeyL',
      act: () => run(call('app.lock', {})),
    },
    { id: 'quit', label: t('palette.action.quit'), icon: 'x', act: () => run(call('app.quit', {})) },
  ];
}

const languagesBut = (language: AppState['language']) => (language === 'en' ? 'ko' : 'en');

/** All that can be reached or done from anywhere, without the codes. */
export function paletteItems(state: AppState, t: TFunction): readonly PaletteItem[] {
  const account = currentAccount(state);
  const doing = [...(account ? accountDoing(account, t) : []), ...anyDoing(state, t)];
  return [
    ...accountItems(state),
    ...goItems(t),
    ...doing.map((item): PaletteItem => ({
      ...item,
      id: `do-${item.id}`,
      group: 'do',
      act: () => void item.act(),
    })),
  ];
}

const bounds = { codes: 6, accounts: 6, go: 8, do: 10 } as const;
export const groups = ['codes', 'accounts', 'go', 'do'] as const;

/** Exact number or alias first, then recent, then the rest by fit; grouped in a fixed order. */
export function ranked(
  items: readonly PaletteItem[],
  text: string,
  recent: readonly string[],
): readonly PaletteItem[] {
  const scored = items
    .map((item) => ({
      item,
      score: fitAny(text, [item.label, item.more ?? null, ...(item.also ?? [])]),
      age: recent.indexOf(item.id),
    }))
    .filter(({ score }) => score > 0);
  scored.sort((a, b) => {
    const exact = Number(b.score === 5) - Number(a.score === 5);
    if (exact !== 0) return exact;
    const used = (b.age >= 0 ? 100 - b.age : 0) - (a.age >= 0 ? 100 - a.age : 0);
    return used !== 0 ? used : b.score - a.score;
  });
  return groups.flatMap((group) =>
    scored
      .filter(({ item }) => item.group === group)
      .slice(0, bounds[group])
      .map(({ item }) => item),
  );
}
