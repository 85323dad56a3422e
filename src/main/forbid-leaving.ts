import type { WebContents } from 'electron';
import { isPageAddress, type PageAddress } from './page-address.ts';

/** What of a page's contents is used here. */
type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;

/**
 * Keeps contents on the page: no navigation, no redirect, no frame that goes elsewhere, no second window,
 * no webview. An address a user clicked is handed to `ask`, which may open it in the browser.
 */
export function forbidLeaving(
  contents: Contents,
  page: PageAddress,
  ask: (address: string) => void,
): void {
  contents.on('will-navigate', (event) => {
    if (isPageAddress(event.url, page)) return;
    event.preventDefault();
    ask(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageAddress(event.url, page)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isPageAddress(event.url, page)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    ask(url);
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
