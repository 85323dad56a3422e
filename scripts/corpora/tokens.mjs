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
