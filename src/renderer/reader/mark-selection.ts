import { CallFailure } from '../../contract/failure.ts';
import type { Color, Passage, Range } from '../../contract/passage.ts';
import { textAt } from '../../domain/quote.ts';
import { client } from '../data/client.ts';
import { announce, showToast } from '../state/announce.ts';
import { knownSettings } from '../state/use-setting.ts';
import { activatePassage, useView } from '../state/view.ts';
import { dropPassages, knownPassages, putPassages } from './passage-cache.ts';
import { useReader } from './reader-store.ts';
import { lastColor, rememberColor, rememberTags } from './recent-tags.ts';
import { countWords } from './selection-range.ts';

/** What a mark is made with; the colour is the last one used where none is given. */
export interface MarkWith {
  readonly color?: Color;
  readonly tags?: readonly string[];
}

/** Marks the selection. Null when there is none, or the notebook refused, which is then said. */
export function markSelection(how: MarkWith = {}): Promise<Passage | null> {
  const ranges = useReader.getState().selection?.ranges;
  return ranges ? markRanges(ranges, how) : Promise.resolve(null);
}

/** Marks words of the article in the reader and makes the passage the active one. */
export async function markRanges(
  ranges: readonly Range[],
  { color = lastColor(knownSettings()), tags = [] }: MarkWith = {},
): Promise<Passage | null> {
  const { article, layout, clearSelection } = useReader.getState();
  if (!article || !layout) return null;
  const made = await orSay(() =>
    client.call('passages.create', {
      article: article.id,
      revision: article.revision,
      where: { kind: 'ranges', ranges: [...ranges], words: textAt(layout.text, ranges) },
      color,
      tags: [...tags],
    }),
  );
  if (!made) return null;
  // Beside an older text another list is shown, which is read again.
  if (made.revision === made.current) putPassages(article.id, [made]);
  rememberColor(color);
  if (tags.length > 0) rememberTags(tags);
  clearSelection();
  useReader.setState({ hits: [made.id] });
  activatePassage(made.id);
  announce(markedWords(made, article.language));
  return made;
}

/** Changes passages of the article in the reader, as one step. Null when the notebook refused. */
export async function editPassages(
  ids: readonly string[],
  change: {
    readonly addTags?: readonly string[];
    readonly removeTags?: readonly string[];
    readonly color?: Color;
    readonly ranges?: readonly Range[];
  },
): Promise<readonly Passage[] | null> {
  const { addTags, removeTags, color, ranges } = change;
  const edited = await orSay(() =>
    client.call('passages.edit', {
      ids: [...ids],
      ...(addTags ? { addTags: [...addTags] } : {}),
      ...(removeTags ? { removeTags: [...removeTags] } : {}),
      ...(color ? { color } : {}),
      ...(ranges ? { ranges: [...ranges], ...textShown(ranges) } : {}),
    }),
  );
  if (!edited) return null;
  for (const passage of edited) putPassages(passage.articleId, [passage]);
  if (addTags) rememberTags(addTags);
  if (color) rememberColor(color);
  return edited;
}

/** The ranges that are moved count in the text on the page. */
function textShown(ranges: readonly Range[]): {
  readonly revision?: number;
  readonly words?: string;
} {
  const { article, layout } = useReader.getState();
  if (!article || !layout) return {};
  return { revision: article.revision, words: textAt(layout.text, ranges) };
}

/** Deletes a passage; the toast gives it back. The next one in reading order becomes active. */
export async function deletePassage(id: string): Promise<void> {
  const articleId = useReader.getState().article?.id;
  if (!articleId) return;
  const list = knownPassages(articleId);
  const at = list.findIndex((passage) => passage.id === id);
  const done = await orSay(() => client.call('passages.delete', { ids: [id] }));
  if (!done) return;
  dropPassages(articleId, new Set([id]));
  useReader.setState(({ hits }) => ({ hits: hits.filter((hit) => hit !== id) }));
  const next = list[at + 1] ?? list[at - 1];
  if (useView.getState().passageId === id) activatePassage(next?.id ?? null);
  showToast('Highlight deleted', { undo: true });
}

/** `Highlighted, 12 words, tag Claims/Disputed` */
export function markedWords(passage: Passage, language: string | null): string {
  const words = countWords(passage.text, language ?? undefined);
  const tags =
    passage.tags.length === 0
      ? ''
      : `, ${passage.tags.length === 1 ? 'tag' : 'tags'} ${passage.tags.join(', ')}`;
  return `Highlighted, ${words} ${words === 1 ? 'word' : 'words'}${tags}`;
}

/** Runs a call; says why in a toast, and answers null, where it is refused. */
async function orSay<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    const text = error instanceof CallFailure ? error.message : 'The notebook did not answer.';
    showToast(text, { failed: true });
    return null;
  }
}
