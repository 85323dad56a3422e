import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Reply, Transport } from '../contract/transport.ts';
import { isPageAddress, type PageAddress } from './page-address.ts';

const REFUSED: Reply = {
  ok: false,
  failure: { code: 'refused', message: 'This page has no access to the notebook.' },
};

/**
 * The two channels between page and core: `request` in, `event` out. Nothing else is listened to, and no
 * other file listens.
 * @param window answers the contents of the one window, or null when there is none
 */
export function serveCalls(
  ipc: Pick<IpcMain, 'handle'>,
  core: Transport,
  window: () => WebContents | null,
  page: PageAddress,
): void {
  ipc.handle('request', (event, call: unknown, params: unknown): Promise<Reply> | Reply => {
    if (!isOurPage(event, window(), page) || typeof call !== 'string') return REFUSED;
    return core.request(call, params);
  });
  core.subscribe((event) => {
    const contents = window();
    if (contents && isPageAddress(contents.getURL(), page)) contents.send('event', event);
  });
}

/** Whether a message was sent by the main frame of our window while it showed our page. */
export function isOurPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  ours: WebContents | null,
  page: PageAddress,
): boolean {
  const frame = event.senderFrame;
  // A frame that has navigated away or is gone has no name, and no say.
  if (!frame || !ours || event.sender !== ours) return false;
  if (frame.isDestroyed() || frame.detached || frame.parent !== null) return false;
  if (frame !== ours.mainFrame) return false;
  return frame.origin === page.origin && isPageAddress(frame.url, page);
}
