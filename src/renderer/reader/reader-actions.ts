import { colors, type Passage } from '../../contract/passage.ts';
import type { AppAction } from '../actions/action.ts';
import { copyQuote } from '../margin/copy-quote.ts';
import { toggleOriginal } from '../original/original-store.ts';
import { attachReviewed } from '../review/attach-reviewed.ts';
import { announce } from '../state/announce.ts';
import { knownSettings, writeSetting } from '../state/use-setting.ts';
import { activatePassage, useView } from '../state/view.ts';
import { beginEdit } from './boundary-edit.ts';
import { caretOffset } from './caret.ts';
import { correctParagraph } from './correct-paragraph.ts';
import { closeFind, goToHit, openFind, useFind } from './find-state.ts';
import { showPassage } from './jump.ts';
import { deletePassage, editPassages, markRanges, markSelection } from './mark-selection.ts';
import { isPlaced, passagesAt } from './passage-index.ts';
import { nextOf } from './pointer.ts';
import { offsetAtTop } from './reader-scroll.ts';
import { requestMargin, useReader } from './reader-store.ts';
import { travel, useHistory } from './reading-history.ts';
import { recentTags } from './recent-tags.ts';
import { unitRange } from './selection-range.ts';
import { shareSelection } from './selection-watch.ts';
import { spanOf, type TextView } from './text-view.ts';

const SELECT_FIRST = 'Select some words first';
const NO_PASSAGE = 'No highlight is active';

/** Everything the keyboard does in the text. */
export function readerActions(view: TextView): AppAction[] {
  const selected = () => {
    shareSelection(view);
    return useReader.getState().selection;
  };
  const active = (): Passage | undefined => {
    const { passageId } = useView.getState();
    return passageId === null ? undefined : view.index.byId.get(passageId);
  };
  const needsActive = () => (active() ? true : NO_PASSAGE);
  const needsPlaced = () => {
    const passage = active();
    if (!passage) return NO_PASSAGE;
    return isPlaced(passage, view.index.revision) || 'It stands in an older text';
  };
  // Enter on a link or a handle is theirs.
  const needsNoControl = () =>
    document.activeElement?.closest('a, button') ? 'A control has the focus' : needsActive();
  const needsWords = () => (selected() || active() ? true : SELECT_FIRST);

  /** The passage to tag or note: the selection, marked first, or else the active one. */
  const target = async (): Promise<Passage | null> =>
    selected() ? await markSelection() : (active() ?? null);

  const highlight = async (): Promise<void> => {
    if (selected()) {
      await markSelection();
      return;
    }
    const caret = caretOffset(view);
    const range = caret === null ? null : unitRange(view.layout, caret);
    if (range) await markRanges([range]);
    else announce(SELECT_FIRST);
  };

  const ask = async (kind: 'tag' | 'note'): Promise<void> => {
    const passage = await target();
    if (passage) requestMargin(kind, passage.id);
  };

  const step = (by: 1 | -1): void => {
    const list = placed(view);
    const now = active();
    const at = now
      ? list.findIndex(({ id }) => id === now.id) + by
      : firstFrom(list, caretOffset(view) ?? offsetAtTop(view), by);
    const next = list[at];
    if (!next) {
      announce(list.length === 0 ? 'No highlights in this article' : 'No further highlight');
      return;
    }
    useReader.setState({ hits: [] });
    activatePassage(next.id);
    showPassage(view, next.id);
    const tags = next.tags.length > 0 ? `, ${next.tags.join(', ')}` : '';
    announce(`Highlight ${at + 1} of ${list.length}: ${next.text}${tags}`);
  };

  const cycle = (): void => {
    const now = active();
    const start = now?.ranges[0]?.start ?? caretOffset(view);
    const { hits } = useReader.getState();
    const stack =
      hits.length > 1
        ? hits
        : start === null || start === undefined
          ? []
          : overlapping(view, now, start);
    const next = nextOf(stack, now?.id ?? null);
    if (next === null || stack.length < 2) {
      announce('No other highlight lies here');
      return;
    }
    useReader.setState({ hits: stack });
    activatePassage(next);
    announce(
      `Highlight ${stack.indexOf(next) + 1} of ${stack.length} here: ${view.index.byId.get(next)?.text ?? ''}`,
    );
  };

  const copy = async (): Promise<void> => {
    const now = selected();
    const passage = active();
    const words = now?.text ?? passage?.text;
    const start = now?.ranges[0]?.start ?? passage?.ranges[0]?.start ?? 0;
    if (words === undefined) return;
    await copyQuote(words, start);
  };

  const colour = async (color: (typeof colors)[number]): Promise<void> => {
    const passage = active();
    if (selected()) await markSelection({ color });
    else if (passage && (await editPassages([passage.id], { color }))) announce(`Now ${color}`);
  };

  const tag = async (at: number): Promise<void> => {
    const path = recentTags(knownSettings())[at];
    const passage = active();
    if (path === undefined) announce('No recent tag under this number');
    else if (selected()) await markSelection({ tags: [path] });
    else if (passage && (await editPassages([passage.id], { addTags: [path] })))
      announce(`Tagged ${path}`);
  };

  const edge = (which: 'start' | 'end'): void => {
    const passage = active();
    if (passage) beginEdit(view, passage, which);
  };

  const leave = (): void => {
    if (useFind.getState().open) closeFind(view);
    else if (selected()) useReader.getState().clearSelection();
    else {
      useReader.setState({ hits: [] });
      activatePassage(null);
    }
  };

  return [
    {
      id: 'highlight.create',
      label: 'Highlight the selection, or the paragraph at the caret',
      section: 'Highlight',
      keys: ['h'],
      scope: 'reader',
      run: highlight,
    },
    ...colors.map(
      (color, at): AppAction => ({
        id: `highlight.color-${color}`,
        label: `Highlight in ${color}`,
        section: 'Highlight',
        keys: [`Shift+Digit${at + 1}`],
        scope: 'reader',
        enabled: needsWords,
        run: () => colour(color),
      }),
    ),
    {
      id: 'highlight.tag',
      label: 'Tag the selection or the active highlight',
      section: 'Highlight',
      keys: ['t'],
      scope: 'reader',
      enabled: needsWords,
      run: () => ask('tag'),
    },
    {
      id: 'highlight.note',
      label: 'Write a note on the selection or the active highlight',
      section: 'Highlight',
      keys: ['n'],
      scope: 'reader',
      enabled: needsWords,
      run: () => ask('note'),
    },
    ...Array.from(
      { length: 9 },
      (_, at): AppAction => ({
        id: `highlight.recent-${at + 1}`,
        label: `Tag with recent tag ${at + 1}`,
        section: 'Tags',
        keys: [`Digit${at + 1}`],
        scope: 'reader',
        enabled: needsWords,
        run: () => tag(at),
      }),
    ),
    {
      id: 'highlight.copy',
      label: 'Copy with citation',
      section: 'Highlight',
      keys: ['c'],
      scope: 'reader',
      enabled: needsWords,
      run: copy,
    },
    {
      id: 'highlight.next',
      label: 'Next highlight',
      section: 'Highlight',
      keys: ['j'],
      scope: 'reader',
      run: () => step(1),
    },
    {
      id: 'highlight.previous',
      label: 'Previous highlight',
      section: 'Highlight',
      keys: ['k'],
      scope: 'reader',
      run: () => step(-1),
    },
    {
      id: 'highlight.cycle',
      label: 'Next of the highlights that overlap here',
      section: 'Highlight',
      keys: ['o'],
      scope: 'reader',
      run: cycle,
    },
    {
      id: 'highlight.open',
      label: 'Open the note of the active highlight',
      section: 'Highlight',
      keys: ['Enter'],
      scope: 'reader',
      enabled: needsNoControl,
      run: () => ask('note'),
    },
    {
      id: 'highlight.start',
      label: 'Move the start of the active highlight',
      section: 'Highlight',
      keys: ['s'],
      scope: 'reader',
      enabled: needsPlaced,
      run: () => edge('start'),
    },
    {
      id: 'highlight.end',
      label: 'Move the end of the active highlight',
      section: 'Highlight',
      keys: ['e'],
      scope: 'reader',
      enabled: needsPlaced,
      run: () => edge('end'),
    },
    {
      id: 'highlight.delete',
      label: 'Delete the active highlight',
      section: 'Highlight',
      keys: ['Delete', 'Backspace'],
      scope: 'reader',
      enabled: needsActive,
      run: () => deletePassage(active()?.id ?? ''),
    },
    {
      id: 'article.correct',
      label: 'Correct the text of the paragraph',
      section: 'Edit',
      keys: ['Shift+c'],
      scope: 'reader',
      enabled: () => needsCurrent(view),
      run: () => correctParagraph(view, selected()?.ranges[0]?.start ?? active()?.ranges[0]?.start),
    },
    {
      id: 'review.attach-selection',
      label: 'Attach the passage in review to the selection',
      section: 'Review',
      keys: ['y'],
      scope: 'reader',
      enabled: () =>
        useView.getState().reviewId === null ? 'No passage is in review' : needsCurrent(view),
      run: async () => {
        const words = selected();
        if (words) await attachReviewed(view, words.ranges);
        else announce(SELECT_FIRST);
      },
    },
    {
      id: 'reader.original',
      label: 'The original beside the text, or the text alone',
      section: 'View',
      keys: ['b'],
      scope: 'reader',
      enabled: () => view.article.format === 'pdf' || 'Only a PDF can be shown as it is printed',
      run: () => toggleOriginal(view.article.id, active()?.id ?? null),
    },
    {
      id: 'reader.find',
      label: 'Find in article',
      section: 'Edit',
      keys: ['$mod+f'],
      scope: 'anywhere',
      run: () => openFind(view),
    },
    {
      id: 'reader.find-next',
      label: 'Find next',
      section: 'Edit',
      keys: ['$mod+g'],
      scope: 'anywhere',
      run: () => goToHit(view, 1),
    },
    {
      id: 'reader.find-previous',
      label: 'Find previous',
      section: 'Edit',
      keys: ['$mod+Shift+g'],
      scope: 'anywhere',
      run: () => goToHit(view, -1),
    },
    {
      id: 'reader.leave',
      label: 'Leave the selection or the active highlight',
      section: 'Edit',
      keys: ['Escape'],
      scope: 'reader',
      run: leave,
    },
    {
      id: 'go.back',
      label: 'Back',
      section: 'Go',
      keys: ['Alt+ArrowLeft'],
      scope: 'anywhere',
      enabled: () => (useHistory.getState().back.length > 0 ? true : 'Nowhere to go back to'),
      run: () => travel('back'),
    },
    {
      id: 'go.forward',
      label: 'Forward',
      section: 'Go',
      keys: ['Alt+ArrowRight'],
      scope: 'anywhere',
      enabled: () => (useHistory.getState().forward.length > 0 ? true : 'Nowhere to go forward to'),
      run: () => travel('forward'),
    },
    {
      id: 'view.text-larger',
      label: 'Larger text',
      section: 'View',
      keys: ['$mod+=', '$mod++'],
      scope: 'anywhere',
      run: () => resize(1),
    },
    {
      id: 'view.text-smaller',
      label: 'Smaller text',
      section: 'View',
      keys: ['$mod+-'],
      scope: 'anywhere',
      run: () => resize(-1),
    },
    {
      id: 'view.text-standard',
      label: 'Text in its usual size',
      section: 'View',
      keys: ['$mod+0'],
      scope: 'anywhere',
      run: () => resize(0),
    },
  ];
}

/** Only the current text is corrected, and only there can a passage be attached. */
function needsCurrent({ article }: TextView): true | string {
  return article.revision === article.current || 'This is not the current text';
}

/** The sizes text can have, in pixels. */
const SIZES = { least: 14, usual: 17, most: 32 };

function resize(by: 1 | -1 | 0): void {
  const now = Number(knownSettings()?.['reading.size'] ?? SIZES.usual);
  const value = by === 0 ? SIZES.usual : Math.min(SIZES.most, Math.max(SIZES.least, now + by));
  writeSetting('reading.size', value);
  announce(`Text size ${value}`);
}

/** Passages that stand in the text, in reading order. */
function placed(view: TextView): Passage[] {
  return [...view.index.byId.values()]
    .filter((passage) => isPlaced(passage, view.index.revision))
    .sort((a, b) => (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0));
}

/** Where stepping begins when no passage is active: at the first after a place, or the last before it. */
function firstFrom(list: readonly Passage[], offset: number, by: 1 | -1): number {
  const next = list.findIndex((passage) => (passage.ranges[0]?.start ?? 0) >= offset);
  if (by === 1) return next === -1 ? list.length : next;
  return next === -1 ? list.length - 1 : next - 1;
}

/** The passages that share words with one, or lie at a place. */
function overlapping(view: TextView, now: Passage | undefined, offset: number): string[] {
  const span = spanOf(now);
  if (!span) return passagesAt(view.index, offset);
  return placed(view)
    .filter((other) => {
      const place = spanOf(other);
      return place !== null && place.start < span.end && place.end > span.start;
    })
    .map(({ id }) => id);
}
