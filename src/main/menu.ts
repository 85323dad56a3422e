import type { MenuItemConstructorOptions } from 'electron';

/** What the menu does beyond what the system's own roles do. */
export interface MenuActions {
  undo(): void;
  redo(): void;
}

/**
 * The application menu. Undo and redo go to the page, as keys: there they mean the notebook's history, or
 * the text of a note while one is written.
 */
export function menuTemplate(
  platform: string,
  development: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [{ role: mac ? 'close' : 'quit' }] },
    {
      label: '&Edit',
      submenu: [
        // The page handles the keys itself; the menu only shows them.
        {
          label: 'Undo',
          accelerator: 'CommandOrControl+Z',
          registerAccelerator: false,
          click: actions.undo,
        },
        {
          label: 'Redo',
          accelerator: 'CommandOrControl+Shift+Z',
          registerAccelerator: false,
          click: actions.redo,
        },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(development ? [separator, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
  ];
}
