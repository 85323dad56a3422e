import { fail } from '../../contract/failure.ts';
import type { Handlers } from '../handler.ts';

export const exportHandlers = {
  'export.formats': () => [],
  'export.run': () => fail('unsupported', 'Exporting is not built yet.'),
} satisfies Partial<Handlers>;
