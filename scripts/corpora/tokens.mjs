/** The words of a text, lower case, in order. */
export function tokens(text) {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How well two bags of words agree, 0 to 1. */
export function f1(got, wanted) {
  const left = new Map();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  let hits = 0;
  for (const token of got) {
    const count = left.get(token) ?? 0;
    if (count > 0) hits += 1;
    left.set(token, count - 1);
  }
  return got.length + wanted.length === 0 ? 1 : (2 * hits) / (got.length + wanted.length);
}

/** How many of the words wanted stand in the words got, in their order (the longest common subsequence). */
export function inOrder(got, wanted) {
  let row = new Uint32Array(got.length + 1);
  for (const token of wanted) {
    const next = new Uint32Array(got.length + 1);
    for (let at = 1; at <= got.length; at += 1) {
      next[at] = got[at - 1] === token ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]);
    }
    row = next;
  }
  return row[got.length];
}
