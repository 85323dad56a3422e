/** A bar on standard error. */
export interface Progress {
  step(): void;
  end(): void;
}

const AFTER_MS = 1000;
const EVERY_MS = 100;

/** Shows how far work is, once it took longer than a second, and only where a person looks at it. */
export function startProgress(what: string, total: number, stream = process.stderr): Progress {
  const began = Date.now();
  let done = 0;
  let shown = 0;
  return {
    step: () => {
      done += 1;
      const now = Date.now();
      if (!stream.isTTY || now - began < AFTER_MS || now - shown < EVERY_MS) return;
      shown = now;
      stream.write(`\r\u001b[K${what}: ${done} of ${total}`);
    },
    end: () => {
      if (shown > 0) stream.write('\r\u001b[K');
    },
  };
}
