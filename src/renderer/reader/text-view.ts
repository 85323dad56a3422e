import type { Article } from '../../contract/article.ts';
import type { Passage, Range } from '../../contract/passage.ts';
import type { CanonicalText } from '../../domain/canonical-text.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { type ArticleDom, mountArticle } from './article-dom.ts';
import { type MarkPainter, startPainting } from './mark-painter.ts';
import { watchNearChunks } from './near-chunks.ts';
import { type PassageGeometry, passageGeometry } from './passage-geometry.ts';
import {
  emptyIndex,
  intervalsOf,
  isPlaced,
  type PassageIndex,
  updateIndex,
} from './passage-index.ts';
import { showPictures } from './pictures.ts';
import { resetReader, useReader } from './reader-store.ts';
import { revealChunks } from './reveal-chunks.ts';
import { type Stripes, startStripes } from './stripes.ts';
import { type TextMap, textMap } from './text-map.ts';
import { whenIdle } from './when-idle.ts';

/** The stripes of so many chunks are drawn at once when passages change; of more when there is time. */
const AT_ONCE = 3;

/** The elements an article is opened in. */
export interface TextPlaces {
  /** What scrolls; the height of its content is the height that all places count in. */
  readonly scroller: HTMLElement;
  /** What becomes the text; it must be empty. */
  readonly root: HTMLElement;
  /** The lane for stripes, beside the text and as high as the content. */
  readonly lane: HTMLElement;
}

/** An article that is open: its text on the page, and what follows from it. */
export interface TextView extends TextPlaces {
  readonly article: Article;
  readonly layout: CanonicalText;
  readonly dom: ArticleDom;
  readonly map: TextMap;
  readonly index: PassageIndex;
  readonly painter: MarkPainter;
  readonly geometry: PassageGeometry;
  readonly stripes: Stripes;
  /** Shows a list of passages; only what changed since the last is painted again. */
  readonly setPassages: (passages: readonly Passage[]) => void;
  /** Gives every part of the text its height now, where a long text still has estimates. */
  readonly settle: () => void;
  readonly stop: () => void;
}

/** Puts an article on the page with its marks, in one go, so that the first paint is complete. */
export function openText(
  article: Article,
  passages: readonly Passage[],
  places: TextPlaces,
): TextView {
  const { scroller, root, lane } = places;
  const layout = canonicalText(article.blocks);
  const dom = mountArticle(root, article.blocks, article.title);
  const map = textMap(layout, dom.units);
  const stopPictures = showPictures(root);
  const index = emptyIndex(layout, article.revision);
  updateIndex(index, passages);
  const painter = startPainting(dom, map, index);
  const geometry = passageGeometry(map, scroller, article.revision);
  const stripes = startStripes(lane);
  const chunkUnits = unitsOfChunks(dom, layout);
  let revealing = true;
  const revealed = revealChunks(dom.chunks, lengthsOf(chunkUnits, layout), () => {
    revealing = false;
    relaid();
  });
  revealing = dom.chunks.some((chunk) => chunk.classList.contains('chunk--later'));
  let near: ReadonlySet<number> = new Set();
  let waiting = new Set<number>();
  let stopIdle: (() => void) | null = null;

  const draw = (chunk: number): void =>
    stripes.draw(chunk, extentsOf(index, chunkUnits[chunk] ?? [], geometry));
  // Stripes need the heights of all passages of a chunk: measured when there is time, a chunk at once.
  const drawSoon = (chunks: Iterable<number>): void => {
    for (const chunk of chunks) waiting.add(chunk);
    stopIdle ??= whenIdle(() => {
      const [chunk] = waiting;
      if (chunk !== undefined) {
        waiting.delete(chunk);
        draw(chunk);
      }
      if (waiting.size > 0) return true;
      stopIdle = null;
      return false;
    });
  };
  const drawn = new Set<number>();

  const tellNear = (): void => {
    const ids = nearIds(index, near, chunkUnits, layout);
    const former = useReader.getState().near;
    if (ids.length === former.length && ids.every((id, at) => id === former[at])) return;
    useReader.setState({ near: ids });
  };

  const stopNear = watchNearChunks(scroller, root, dom.chunks, (chunks) => {
    near = chunks;
    painter.show(chunks);
    tellNear();
    const fresh = [...chunks].filter((chunk) => !drawn.has(chunk));
    for (const chunk of fresh) drawn.add(chunk);
    if (fresh.length > 0) drawSoon(fresh);
  });

  const relaid = (): void => {
    geometry.forget();
    drawn.clear();
    stripes.clear();
    for (const chunk of near) drawn.add(chunk);
    drawSoon(near);
    useReader.setState(({ layoutVersion }) => ({
      layoutVersion: layoutVersion + 1,
      contentHeight: scroller.scrollHeight,
    }));
  };
  let size = `${root.offsetWidth}×${root.offsetHeight}`;
  const resized = new ResizeObserver(() => {
    const now = `${root.offsetWidth}×${root.offsetHeight}`;
    if (now === size || revealing) return;
    size = now;
    relaid();
  });
  resized.observe(root);
  // A face that comes late (other letters, another choice) may move words without changing the size of the text.
  const refaced = (): void => {
    if (!revealing) relaid();
  };
  document.fonts.addEventListener('loadingdone', refaced);

  return {
    ...places,
    article,
    layout,
    dom,
    map,
    index,
    painter,
    geometry,
    stripes,
    setPassages: (next) => {
      const units = updateIndex(index, next);
      if (units.size === 0) {
        tellNear();
        return;
      }
      painter.repaint(units);
      const chunks = new Set<number>();
      for (const unit of units) {
        // A stripe is drawn by the chunk its passage begins in, which may be an earlier one.
        const chunk = dom.chunkOf[layout.units[unit]?.block ?? -1];
        if (chunk !== undefined && drawn.has(chunk)) chunks.add(chunk);
      }
      // In the same frame as the mark: all but the new one's height is known.
      if (chunks.size > AT_ONCE) drawSoon(chunks);
      else for (const chunk of chunks) draw(chunk);
      tellNear();
    },
    settle: revealed.finish,
    stop: () => {
      revealed.stop();
      stopIdle?.();
      waiting = new Set();
      stopNear();
      resized.disconnect();
      document.fonts.removeEventListener('loadingdone', refaced);
      stopPictures();
      painter.stop();
      stripes.clear();
      dom.stop();
      resetReader();
    },
  };
}

/** A passage's first and last offset; null when it has no range. */
export function spanOf(passage: Passage | undefined): Range | null {
  const first = passage?.ranges[0];
  const last = passage?.ranges.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}

function unitsOfChunks(dom: ArticleDom, layout: CanonicalText): number[][] {
  const lists: number[][] = dom.chunks.map(() => []);
  for (const [unit, { block }] of layout.units.entries()) {
    lists[dom.chunkOf[block] ?? -1]?.push(unit);
  }
  return lists;
}

/** The characters of each chunk. */
function lengthsOf(chunkUnits: readonly (readonly number[])[], layout: CanonicalText): number[] {
  return chunkUnits.map((units) => {
    const first = layout.units[units[0] ?? -1];
    const last = layout.units[units.at(-1) ?? -1];
    return first && last ? last.end - first.start : 0;
  });
}

/** The passages that begin in these units, with their heights. */
function extentsOf(index: PassageIndex, units: readonly number[], geometry: PassageGeometry) {
  const found = [];
  for (const unit of units) {
    for (const interval of intervalsOf(index, unit)) {
      const passage = index.byId.get(interval.id);
      if (!passage || passage.ranges[0]?.start !== interval.start) continue;
      const extent = geometry.extentOf(passage);
      if (extent) found.push({ ...extent, passage });
    }
  }
  return found;
}

function nearIds(
  index: PassageIndex,
  near: ReadonlySet<number>,
  chunkUnits: readonly (readonly number[])[],
  layout: CanonicalText,
): string[] {
  const ids = new Set<string>();
  // Passages that stand in an older text are shown where their words would be.
  const loose = index.list.filter((passage) => !isPlaced(passage, index.revision));
  for (const chunk of [...near].sort((a, b) => a - b)) {
    const units = chunkUnits[chunk] ?? [];
    for (const unit of units) {
      for (const { id } of intervalsOf(index, unit)) ids.add(id);
    }
    const start = layout.units[units[0] ?? -1]?.start ?? 0;
    const end = layout.units[units.at(-1) ?? -1]?.end ?? -1;
    for (const { id, position } of loose) if (position >= start && position <= end) ids.add(id);
  }
  return [...ids];
}
