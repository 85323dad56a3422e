import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { ImportRow, Job } from '../../contract/job.ts';
import type { Core } from '../core.ts';
import { type Handlers, needWritable } from '../handler.ts';
import { closeBatch, openBatch, queueFile, sendFile } from '../import/batch.ts';
import { formats } from '../import/formats.ts';
import { importFile } from '../import/import-file.ts';
import { hasRoom } from '../store/ballast.ts';

/** Bringing documents in: one file at once, or many as a job that can be watched and stopped. */
export const importHandlers = {
  'import.file': importOne,
  'import.open': (core: Core, input: CallInput<'import.open'>): Job => {
    needPlace(core);
    return openBatch(core, input);
  },
  'import.add': async (core: Core, input: CallInput<'import.add'>) => {
    await sendFile(core, input);
    return {};
  },
  'import.close': async (core: Core, { job }: CallInput<'import.close'>) => {
    closeBatch(core, job);
    return {};
  },
  'import.formats': () =>
    [...formats, ARCHIVES].map(({ id, label, extensions }) => ({
      id,
      label,
      extensions: [...extensions],
    })),
  'jobs.list': (core: Core, { brief }: CallInput<'jobs.list'>) => core.jobs.list(brief),
  'jobs.cancel': (core: Core, { job }: CallInput<'jobs.cancel'>) => {
    core.jobs.cancel(job);
    return {};
  },
  'jobs.dismiss': (core: Core, { job }: CallInput<'jobs.dismiss'>) => {
    core.jobs.dismiss(job);
    return {};
  },
} satisfies Partial<Handlers>;

/** No format of its own: a way to bring many files at once. */
const ARCHIVES = { id: 'zip', label: 'ZIP archives of these', extensions: ['.zip'] } as const;

function importOne(core: Core, input: CallInput<'import.file'>): Promise<ImportRow> {
  needPlace(core);
  const { job, ...file } = input;
  return job === undefined ? importFile(core, file) : queueFile(core, { ...file, job });
}

/** What the reserve made room for is for notes and for deleting, not for more documents. */
function needPlace(core: Core): void {
  needWritable(core);
  if (core.health.reserveUsed && !hasRoom(core.file)) {
    fail('full', 'The disk is full; nothing can be added before there is room.');
  }
}
