/** The two small shell scripts between Playwright and the app. */

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** Becomes the ordinary user. @param {readonly string[]} becoming @param {string} script */
export function outer(becoming, script) {
  return `#!/bin/sh\nexec ${[...becoming, '/bin/sh', script].map(quoted).join(' ')} "$@"\n`;
}

/** Sets the session's surroundings and a home per profile, then becomes the app.
 * OFFROOT_PROFILE names the home, OFFROOT_KEYRING=absent takes the bus away.
 * @param {{ app: string, homes: string, sandboxed: boolean, env: Record<string, string> }} options
 */
export function inner({ app, homes, sandboxed, env }) {
  return [
    '#!/bin/sh',
    `HOME=${quoted(homes)}/"\${OFFROOT_PROFILE:-default}"`,
    'export HOME XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache"',
    'mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"',
    ...Object.entries(env).map(([name, value]) => `export ${name}=${quoted(value)}`),
    `if [ "$OFFROOT_KEYRING" = absent ]; then export DBUS_SESSION_BUS_ADDRESS=${quoted(noBus)}; fi`,
    'unset NODE_OPTIONS ELECTRON_RUN_AS_NODE OFFROOT_KEYRING',
    'cd "$HOME" || exit 1',
    // Playwright asks for no sandbox unless told otherwise; the sandbox is a part of what is tested.
    'for word do shift; [ "$word" = --no-sandbox ] || set -- "$@" "$word"; done',
    `exec ${quoted(app)}${sandboxed ? '' : ' --no-sandbox'} "$@"`,
    '',
  ].join('\n');
}

/** An address where no bus is: libsecret neither finds nor starts one. */
export const noBus = 'unix:path=/nonexistent/offroot-no-bus';
