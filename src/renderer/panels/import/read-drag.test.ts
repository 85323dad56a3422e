import { describe, expect, it } from 'vitest';
import { readDrag } from './read-drag.ts';

const drag = (types: string[], ...files: string[]) =>
  readDrag({ types, items: files.map((type) => ({ kind: 'file', type })) });

describe('judging a drag before it is dropped', () => {
  it('lets in files, and folders, which have no type', () => {
    expect(drag(['Files'], 'text/html', '')).toBe('files');
    expect(drag(['Files'])).toBe('files');
  });

  it('refuses what is surely no text, but not a folder of pictures with one page', () => {
    expect(drag(['Files'], 'image/png', 'video/mp4')).toBe('refused');
    expect(drag(['Files'], 'image/png', 'text/plain')).toBe('files');
  });

  it('takes text of another program, and leaves everything else alone', () => {
    expect(drag(['text/plain', 'text/html'])).toBe('text');
    expect(drag(['application/x-tag'])).toBe('none');
  });
});
