import type { UtilityProcess, utilityProcess } from 'electron';
import type { ParseAnswer } from '../core/import/parse-in-process.ts';
import {
  readerEnvironment,
  residentLimit,
  type StartReader,
} from '../core/import/reader-process.ts';

/** What of Electron is used here. */
type Utility = Pick<typeof utilityProcess, 'fork'>;

/**
 * Starts readers of documents as Electron's utility processes: the packaged program cannot run as Node. Their
 * environment is empty.
 * @param file the built reader's file
 */
export function utilityReader(utility: Utility, file: string): StartReader {
  return (memoryMb, events) => {
    const child: UtilityProcess = utility.fork(file, [String(residentLimit(memoryMb))], {
      serviceName: 'Commonplace reader',
      execArgv: [`--max-old-space-size=${memoryMb}`],
      env: readerEnvironment(),
      stdio: 'ignore',
    });
    let killed = false;
    child.on('message', (answer: ParseAnswer) => events.answered(answer));
    // Electron names no signal; what ends a reader that nobody ended is nearly always its memory.
    child.on('exit', (code) => events.ended(code === 0 || killed ? 'other' : 'memory'));
    return {
      send: (request) => child.postMessage(request),
      kill: () => {
        killed = true;
        child.kill();
      },
      hold: () => undefined,
    };
  };
}
