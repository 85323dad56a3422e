import type { Prose } from './inline-text.ts';

/** A note's words without its label, or what is left of it where the label was a link: "[1] …", "1. …", "] …". */
export function withoutLabel(prose: Prose, label: string): Prose {
  const plain = label.replace(/-\d+$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const start = new RegExp(
    `^(?:\\[${plain}\\]|\\(${plain}\\)|${plain}[.):\\]]|[*†‡§¶]{1,3}|[.):\\]])\\s*`,
    'iu',
  );
  const length = start.exec(prose.text)?.[0].length ?? 0;
  if (length === 0 || length === prose.text.length) return prose;
  const moved = prose.marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start - length), end: mark.end - length }))
    .filter(({ start, end }) => end > start);
  return { text: prose.text.slice(length), marks: moved };
}
