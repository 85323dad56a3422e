/**
 * Does work in small steps while nothing else wants the thread.
 * @param step does one step and says whether there is more
 * @returns the way to stop
 */
export function whenIdle(step: () => boolean): () => void {
  let handle = 0;
  const run = (deadline: IdleDeadline): void => {
    let more = true;
    // Always one step: on a busy page the deadline may have passed before it began.
    do more = step();
    while (more && deadline.timeRemaining() > 4);
    handle = more ? requestIdleCallback(run, { timeout: 500 }) : 0;
  };
  handle = requestIdleCallback(run, { timeout: 200 });
  return () => cancelIdleCallback(handle);
}
