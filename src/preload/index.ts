import { contextBridge, ipcRenderer } from 'electron';
import type { NotebookEvent } from '../contract/events.ts';
import type { Reply, Transport } from '../contract/transport.ts';

/**
 * All that the page gets of Electron: two functions. No channel can be named, no event object is passed
 * on, and what comes back is plain data.
 */
const transport: Transport = {
  request: (call, params) => ipcRenderer.invoke('request', String(call), params) as Promise<Reply>,
  subscribe: (listener) => {
    const pass = (_: unknown, event: NotebookEvent): void => listener(event);
    ipcRenderer.on('event', pass);
    return () => {
      ipcRenderer.off('event', pass);
    };
  },
};

contextBridge.exposeInMainWorld('commonplace', Object.freeze(transport));
