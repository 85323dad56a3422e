import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerFile } from '../worker-file.ts';
import type { ParseAnswer } from './parse-in-process.ts';
import { readerEnvironment, residentLimit, type StartReader } from './reader-process.ts';

/**
 * Starts a reader as a process of Node's own, with an empty environment and Node's permissions: it can read
 * the program's own folder, write nothing, and start nothing.
 * @param file what runs in it; another one in tests
 */
export function forkReader(file: URL = workerFile('parse-process')): StartReader {
  return (memoryMb, events) => {
    const child = fork(fileURLToPath(file), [String(residentLimit(memoryMb))], {
      execArgv: [
        `--max-old-space-size=${memoryMb}`,
        '--permission',
        `--allow-fs-read=${fileURLToPath(programFolder())}`,
        // For the thread that watches its memory.
        '--allow-worker',
        '--no-warnings',
      ],
      // Nothing of the environment is any business of a document's.
      env: readerEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (answer) => events.answered(answer as ParseAnswer));
    // Where it cannot even be started there is an error and no end.
    child.on('error', () => events.ended('other'));
    child.on('exit', (code, signal) => events.ended(isMemory(code, signal) ? 'memory' : 'other'));
    return {
      send: (request) => {
        // What goes wrong here is told by its end.
        child.send(request, () => undefined);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
      hold: (busy) => {
        if (busy) {
          child.ref();
          child.channel?.ref();
        } else {
          child.unref();
          child.channel?.unref();
        }
      },
    };
  };
}

/** V8 aborts when it can get no more; the thread that watches kills; the system's own guard kills too. */
function isMemory(code: number | null, signal: string | null): boolean {
  return signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
}

/** The whole of what was built, or the checkout where the program runs from source. */
function programFolder(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? '../../../' : '../', import.meta.url);
}
