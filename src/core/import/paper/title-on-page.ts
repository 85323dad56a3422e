import type { Line } from './page-lines.ts';

/** The title as the first page shows it: the largest words in its upper part; null where none stand out. */
export function titleOnPage(lines: readonly Line[]): string | null {
  const upper = lines.slice(0, Math.max(8, Math.ceil(lines.length * 0.6)));
  const worded = upper.filter(({ text }) => /\p{L}{2}/u.test(text));
  const largest = Math.max(0, ...worded.map(({ size }) => size));
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (largest < usual * 1.12) return null;
  const from = worded.findIndex(({ size }) => size > largest * 0.97);
  const title: string[] = [];
  for (const line of worded.slice(from, from + 5)) {
    if (line.size < largest * 0.97) break;
    title.push(line.text.trim());
  }
  const text = title.join(' ').replace(/\s+/g, ' ').trim();
  return text.length >= 4 && text.length <= 300 ? text : null;
}
