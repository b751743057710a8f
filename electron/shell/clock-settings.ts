type Command = readonly [string, ...(readonly string[])];

/** Programs that show the date and time settings, in the order in which they are tried. Fixed words, no input. */
export function clockCommands(platform: NodeJS.Platform): readonly Command[] {
  switch (platform) {
    case 'darwin':
      return [['/usr/bin/open', 'x-apple.systempreferences:com.apple.preference.datetime']];
    case 'win32':
      return [['control.exe', 'timedate.cpl']];
    default:
      return [
        ['gnome-control-center', 'datetime'],
        ['systemsettings', 'kcm_clock'],
        ['xfce4-settings-manager'],
      ];
  }
}

/** Opens the system's clock settings; false when none of the programs is there. */
export async function openClockSettings(platform: NodeJS.Platform): Promise<boolean> {
  for (const [program, ...args] of clockCommands(platform)) {
    if (await starts(program, args)) return true;
  }
  return false;
}

async function starts(program: string, args: readonly string[]): Promise<boolean> {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', shell: false });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
