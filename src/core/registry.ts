import { articleHandlers } from './features/articles.ts';
import { backupHandlers } from './features/backups.ts';
import { collectionHandlers } from './features/collections.ts';
import { exportHandlers } from './features/export.ts';
import { historyHandlers } from './features/history.ts';
import { importHandlers } from './features/import.ts';
import { importWebHandlers } from './features/import-web.ts';
import { linkHandlers } from './features/links.ts';
import { notebookHandlers } from './features/notebook.ts';
import { notebookStateHandlers } from './features/notebook-state.ts';
import { passageHandlers } from './features/passages.ts';
import { sampleHandlers } from './features/sample.ts';
import { searchHandlers } from './features/search.ts';
import { settingHandlers } from './features/settings.ts';
import { tagHandlers } from './features/tags.ts';
import { trashHandlers } from './features/trash.ts';
import type { Handlers } from './handler.ts';

/** Every call's handler. A call of the contract that no feature serves does not compile here. */
export const handlers: Handlers = {
  ...notebookHandlers,
  ...notebookStateHandlers,
  ...backupHandlers,
  ...articleHandlers,
  ...passageHandlers,
  ...tagHandlers,
  ...trashHandlers,
  ...collectionHandlers,
  ...linkHandlers,
  ...searchHandlers,
  ...importHandlers,
  ...importWebHandlers,
  ...exportHandlers,
  ...historyHandlers,
  ...settingHandlers,
  ...sampleHandlers,
};
