import { fail } from '../../contract/failure.ts';
import type { Handlers } from '../handler.ts';

const notYet = (): never => fail('unsupported', 'The sample library is not built yet.');

export const sampleHandlers = {
  'sample.add': notYet,
  'sample.remove': notYet,
} satisfies Partial<Handlers>;
