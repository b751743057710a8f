import { app } from 'electron';
import type { AppState, HandlersOf } from '../contract';
import { noBackup } from '../shell/app-state';
import type { SettingsStore } from '../shell/settings';

type Backup = AppState['backup'];
type Parts = {
  readonly isOpen: () => boolean;
  readonly recovery: () => Pick<HandlersOf<'recovery'>, 'state'>;
  readonly settings: SettingsStore;
  readonly onChange: () => void;
};

/**
 * What the shell says of the backup: read when codes, backups or settings change, and when somebody comes back to a
 * window, since days pass without any change. No timer waits for midnight.
 */
export function watchBackup(parts: Parts): { current(): Backup; read(): Promise<void> } {
  let backup = noBackup;
  const read = async (): Promise<void> => {
    if (!parts.isOpen()) return;
    const { lastBackupAt, rehearsedAt, age } = await parts.recovery().state({});
    backup = { lastAt: lastBackupAt, rehearsedAt, age };
    parts.onChange();
  };
  // A record that cannot be read now is no reason to stop; the screen that needs it says so.
  const readQuietly = (): void => void read().catch(() => undefined);
  parts.settings.onChange(
    (now, before) => now.backupReminderDays !== before.backupReminderDays && readQuietly(),
  );
  app.on('browser-window-focus', readQuietly);
  return { current: () => backup, read: () => read().catch(() => undefined) };
}
