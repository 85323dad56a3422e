import { fail } from '../../contract/failure.ts';
import type { Core } from '../core.ts';
import type { Handlers } from '../handler.ts';

const notYet = (): never => fail('unsupported', 'Importing is not built yet.');

export const importHandlers = {
  'import.file': notYet,
  'import.open': notYet,
  'import.add': notYet,
  'import.close': notYet,
  'import.formats': () => [],
  'jobs.list': (core: Core) => core.jobs.list(),
  'jobs.cancel': (core: Core, input: { job: string }) => {
    core.jobs.cancel(input.job);
    return {};
  },
  'jobs.dismiss': (core: Core, input: { job: string }) => {
    core.jobs.dismiss(input.job);
    return {};
  },
} satisfies Partial<Handlers>;
