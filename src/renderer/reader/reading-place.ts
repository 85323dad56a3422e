import type { Block } from '../../contract/block.ts';

/** Where a reader is, for the bar above the text. */
export interface ReadingPlace {
  /** Counted from 1, headings and breaks aside. */
  readonly paragraph: number;
  readonly paragraphs: number;
  /** 0 to 1. */
  readonly progress: number;
}

/** For each block, how many paragraphs there are up to and including it. */
export function paragraphNumbers(blocks: readonly Block[]): readonly number[] {
  let count = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading' && block.kind !== 'break') count += 1;
    return count;
  });
}

/** `Paragraph 2 of 3 · 41 %` */
export function placeWords({ paragraph, paragraphs, progress }: ReadingPlace): string {
  const per = `${Math.round(progress * 100)} %`;
  return paragraphs === 0 ? per : `Paragraph ${Math.max(1, paragraph)} of ${paragraphs} · ${per}`;
}

/** How far one has read: how much of what can be scrolled past has been; all of it where nothing can. */
export function progressOf(scrolled: number, height: number, visible: number): number {
  const room = height - visible;
  return room <= 1 ? 1 : Math.min(1, Math.max(0, scrolled / room));
}
