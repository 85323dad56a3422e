import { forkReader } from '../../src/core/import/fork-reader.ts';
import type {
  ReaderEvents,
  ReaderProcess,
  StartReader,
} from '../../src/core/import/reader-process.ts';

interface Reader {
  readonly process: ReaderProcess;
  /** Who has it; nobody while it waits for the next notebook. */
  events: ReaderEvents | null;
  busy: boolean;
}

/**
 * Readers of documents for many notebooks, one after the other: one that has answered is handed on instead of
 * ended, because starting a process takes longer than reading a small document.
 */
export function shareReaders(): { readonly start: StartReader; stop(): void } {
  const idle: Reader[] = [];
  const all = new Set<Reader>();
  const make = (memoryMb: number): Reader => {
    const process = forkReader()(memoryMb, {
      answered: (answer) => {
        reader.busy = false;
        reader.events?.answered(answer);
      },
      ended: (how) => {
        all.delete(reader);
        const at = idle.indexOf(reader);
        if (at >= 0) idle.splice(at, 1);
        reader.events?.ended(how);
      },
    });
    const reader: Reader = { process, events: null, busy: false };
    all.add(reader);
    return reader;
  };
  return {
    start: (memoryMb, events) => {
      const reader = idle.pop() ?? make(memoryMb);
      reader.events = events;
      return {
        send: (request) => {
          reader.busy = true;
          reader.process.send(request);
        },
        hold: (busy) => reader.process.hold(busy),
        kill: () => {
          reader.events = null;
          if (reader.busy) reader.process.kill();
          else if (all.has(reader)) idle.push(reader);
        },
      };
    },
    stop: () => {
      for (const { process } of all) process.kill();
    },
  };
}
