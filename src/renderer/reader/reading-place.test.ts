import { describe, expect, it } from 'vitest';
import { pageOf } from '../../domain/locator.ts';
import { paragraphNumbers, placeWords, progressOf } from './reading-place.ts';

const blocks = [
  { kind: 'heading', level: 1, text: 'T', marks: [] },
  { kind: 'paragraph', text: 'a', marks: [] },
  { kind: 'break', label: '12' },
  { kind: 'paragraph', text: 'b', marks: [] },
] as const;

describe('the reading place', () => {
  it('counts paragraphs and leaves headings and breaks aside', () => {
    expect(paragraphNumbers(structuredClone(blocks) as never)).toEqual([0, 1, 1, 2]);
  });

  it('says the paragraph and how far one has read', () => {
    expect(placeWords({ paragraph: 2, paragraphs: 3, progress: 0.412 })).toBe(
      'Paragraph 2 of 3 · 41 %',
    );
    expect(placeWords({ paragraph: 0, paragraphs: 3, progress: 0 })).toBe('Paragraph 1 of 3 · 0 %');
  });

  it('is at the end where nothing can be scrolled', () => {
    expect(progressOf(0, 500, 500)).toBe(1);
    expect(progressOf(250, 1000, 500)).toBe(0.5);
  });

  it('knows the printed page a block stands on', () => {
    expect(pageOf(structuredClone(blocks) as never, 3)).toBe('12');
    expect(pageOf(structuredClone(blocks) as never, 1)).toBeNull();
  });
});
