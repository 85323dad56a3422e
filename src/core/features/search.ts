import { fail } from '../../contract/failure.ts';
import type { Handlers } from '../handler.ts';

const notYet = (): never => fail('unsupported', 'Searching is not built yet.');

export const searchHandlers = {
  'search.run': notYet,
  'searches.list': () => [],
  'searches.add': notYet,
  'searches.delete': notYet,
} satisfies Partial<Handlers>;
