import { parentPort, workerData } from 'node:worker_threads';
import { CallFailure, type Failure } from '../contract/failure.ts';
import { type Core, openCore } from './core.ts';
import { dispatch } from './dispatch.ts';
import { relayReader } from './import/relay-reader.ts';
import type { CoreWorkerData, FromCore, ToCore } from './start-core.ts';

/** The core's thread: opens the notebook, answers calls, tells events, and closes when told. */
const { path, host, debug, relaysReaders } = workerData as CoreWorkerData;
if (!parentPort) throw new Error('core-worker runs as a worker thread only');
const port = parentPort;
const post = (message: FromCore): void => port.postMessage(message);
const readers = relayReader((message) => post({ kind: 'reader', message }));

try {
  serve(
    openCore(path, host, {
      background: true,
      startReader: relaysReaders ? readers.start : undefined,
    }),
  );
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'failed', failure: failureOf(error) });
  port.close();
}

function serve(core: Core): void {
  core.subscribe((event) => post({ kind: 'event', event }));
  const onFault = (call: string, error: unknown): void => {
    if (debug) console.error(call, error);
  };
  port.on('message', async (message: ToCore) => {
    if (message.kind === 'reader') return readers.tell(message.message);
    if (message.kind === 'close') {
      await core.close();
      post({ kind: 'closed' });
      port.close();
      return;
    }
    const reply = await dispatch(core, message.call, message.params, { onFault });
    post({ kind: 'reply', id: message.id, reply });
  });
}

function failureOf(error: unknown): Failure {
  if (error instanceof CallFailure) return error.failure;
  if (debug) console.error(error);
  return {
    code: 'internal',
    message: `The notebook ${path} could not be opened: ${error instanceof Error ? error.message : error}`,
  };
}
