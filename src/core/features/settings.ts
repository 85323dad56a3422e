import type { z } from 'zod';
import { type Handlers, reading, remembering } from '../handler.ts';

/** How the notebook is shown: theme, panes, text size. Kept with the notebook, outside the history. */
export const settingHandlers = {
  'settings.get': reading((db) => {
    const rows = db.all<{ name: string; value: string }>('SELECT name, value FROM setting');
    return Object.fromEntries(
      rows.map((row) => [row.name, JSON.parse(row.value) as z.core.util.JSONType]),
    );
  }),
  'settings.set': remembering(
    (db, input: { key: string; value: z.core.util.JSONType }) => {
      db.run(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        input.key,
        JSON.stringify(input.value),
      );
      return {};
    },
    ['settings'],
  ),
} satisfies Partial<Handlers>;
