/** What of the process is used here. */
type Faulty = Pick<NodeJS.Process, 'on'>;

/**
 * A fault that nobody caught is told by its kind alone: its message and its stack may hold words of a document or
 * a note, and logs are sent to others. The window stays; what was saved is in the core's own thread.
 */
export function quietFaults(
  process: Faulty,
  say: (sentence: string) => void = console.error,
): void {
  const tell = (error: unknown): void => {
    const { code } = error as { code?: unknown };
    const kind = error instanceof Error ? error.constructor.name : 'a thrown value';
    say(`A fault of the program: ${kind}${typeof code === 'string' ? ` (${code})` : ''}.`);
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
}
