/**
 * Prints a new address whenever the user presses Enter in the terminal: the first is good once and for a
 * minute, and a tab is easily closed. Without a terminal nothing happens.
 * @returns the way to stop
 */
export function offerNewAddress(newUrl: () => string): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => undefined;
  const offer = (): void => console.error(`A new address, good once: ${newUrl()}`);
  stdin.on('data', offer);
  return () => {
    stdin.off('data', offer);
    stdin.pause();
  };
}
