import type { Session, WebContents } from 'electron';
import { isOurs } from './origin';

/** Every permission is refused, asked or checked; nothing is downloaded; no device is handed out. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
}

/** Pages load from our origin or from data: pictures; the network is main's alone. */
export function mayRequest(address: string): boolean {
  return isOurs(address) || address.startsWith('data:image/') || address.startsWith('devtools:');
}

/** A window shows the page it was opened with: no way to navigate, to frame or to open another. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
