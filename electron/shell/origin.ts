/** The one place the renderer is served from; a standard, secure scheme, so it has an origin of its own. */
export const scheme = 'app';
export const host = 'offroot';
export const indexAddress = `${scheme}://${host}/index.html`;

/** The parts of an address, or null when it is none (`URL.canParse` is younger than our oldest runtime). */
export function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** True for an address at our own origin. Node gives custom schemes the origin "null", so parts are compared. */
export function isOurs(address: string): boolean {
  const url = parseAddress(address);
  if (url === null) return false;
  const { protocol, hostname, port, username, password } = url;
  return protocol === `${scheme}:` && hostname === host && port === '' && username === '' && password === '';
}
