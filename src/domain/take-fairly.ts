/**
 * How many of the first `count` things come from each of several lists, when they take turns: so that no kind
 * crowds the others out, and the next page goes on where this one ends.
 * @param lengths how many things each list holds
 */
export function takeFairly(lengths: readonly number[], count: number): number[] {
  const taken = lengths.map(() => 0);
  let left = Math.min(
    count,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  while (left > 0) {
    const open = lengths.flatMap((length, index) => (length > (taken[index] ?? 0) ? [index] : []));
    // A whole round at once, and the odd ones to the lists that stand first.
    const share = Math.max(1, Math.floor(left / open.length));
    for (const index of open) {
      const more = Math.min(share, (lengths[index] ?? 0) - (taken[index] ?? 0), left);
      taken[index] = (taken[index] ?? 0) + more;
      left -= more;
    }
  }
  return taken;
}
