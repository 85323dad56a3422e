const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `close` once at the first signal that asks the program to end, in place of dying at once.
 * @returns the way to stop listening
 */
export function closeOnSignal(close: () => void): () => void {
  for (const signal of SIGNALS) process.once(signal, close);
  return () => {
    for (const signal of SIGNALS) process.off(signal, close);
  };
}
