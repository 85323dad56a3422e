import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { Article } from '../../contract/article.ts';
import type { Passage } from '../../contract/passage.ts';
import type { Difference } from '../../contract/revision.ts';
import { type CanonicalText, canonicalText } from '../../domain/canonical-text.ts';
import { type BlockPair, endOf, pairBlocks } from '../../domain/pair-blocks.ts';
import { shorten } from '../../domain/shorten.ts';
import { useActions } from '../actions/use-actions.ts';
import { useCall } from '../data/queries.ts';
import { announce } from '../state/announce.ts';
import { readRevision, useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { comparedPieces } from './compared-text.ts';
import '../review/word-diff.css';
import './compare-pane.css';

/** Two revisions of the open article side by side: they scroll together, and differences are gone through by key. */
export function ComparePane() {
  const id = useView((view) => view.articleId) ?? '';
  const compared = useView((view) => view.compared);
  const { from, to } = compared ?? { from: 1, to: 1 };
  const enabled = compared !== null;
  const old = useCall('articles.get', { id, revision: from }, { enabled });
  const next = useCall('articles.get', { id, revision: to }, { enabled });
  const differences = useCall('articles.compare', { id, from, to }, { enabled });
  const oldPassages = useCall('passages.list', { article: id, revision: from }, { enabled });
  const nextPassages = useCall('passages.list', { article: id, revision: to }, { enabled });
  const error = old.error ?? next.error ?? differences.error;
  // One of the two is gone: the revision was taken back.
  useEffect(() => {
    if (error) useView.setState({ compared: null });
  }, [error]);
  if (!old.data || !next.data || !differences.data) {
    return <section className="compare" aria-label="Compare revisions" aria-busy="true" />;
  }
  return (
    <Compared
      key={`${id} ${from} ${to}`}
      old={sideOf(old.data, oldPassages.data?.passages ?? NONE)}
      next={sideOf(next.data, nextPassages.data?.passages ?? NONE)}
      differences={differences.data.differences}
    />
  );
}

const NONE: readonly Passage[] = [];

interface Side {
  readonly article: Article;
  readonly passages: readonly Passage[];
}

function sideOf(article: Article, passages: readonly Passage[]): Side {
  return { article, passages };
}

interface ComparedProps {
  readonly old: Side;
  readonly next: Side;
  readonly differences: readonly Difference[];
}

function Compared({ old, next, differences }: ComparedProps) {
  const list = useRef<VListHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const oldLayout = useMemo(() => canonicalText(old.article.blocks), [old.article.blocks]);
  const nextLayout = useMemo(() => canonicalText(next.article.blocks), [next.article.blocks]);
  const rows = useMemo(
    () => pairBlocks(oldLayout, nextLayout, differences),
    [oldLayout, nextLayout, differences],
  );
  useEffect(() => box.current?.querySelector<HTMLElement>('[tabindex]')?.focus(), []);

  const go = (by: 1 | -1): void => {
    const to = at === -1 && by === -1 ? differences.length - 1 : at + by;
    const difference = differences[to];
    if (!difference) {
      announce(differences.length === 0 ? 'The texts do not differ' : 'No further difference');
      return;
    }
    setAt(to);
    list.current?.scrollToIndex(rowOf(rows, oldLayout, nextLayout, difference), {
      align: 'center',
    });
    announce(
      `Difference ${to + 1} of ${differences.length}: ${inWords(difference, oldLayout, nextLayout)}`,
    );
  };
  const leave = (): void => useView.setState({ compared: null });
  useActions([
    {
      id: 'compare.next',
      label: 'Next difference',
      section: 'Review',
      keys: ['j', 'n'],
      scope: 'reader',
      repeats: true,
      run: () => go(1),
    },
    {
      id: 'compare.previous',
      label: 'Difference before',
      section: 'Review',
      keys: ['k', 'p'],
      scope: 'reader',
      repeats: true,
      run: () => go(-1),
    },
    {
      id: 'compare.leave',
      label: 'Leave the comparison',
      section: 'Review',
      keys: ['Escape'],
      scope: 'reader',
      run: leave,
    },
  ]);

  const total = differences.length;
  return (
    <section className="compare" aria-label="Compare revisions">
      <header className="compare__bar">
        <h2>{next.article.title}</h2>
        <p role="status">
          {total === 0
            ? 'The texts do not differ'
            : at === -1
              ? `${total.toLocaleString('en')} ${total === 1 ? 'difference' : 'differences'}`
              : `Difference ${at + 1} of ${total.toLocaleString('en')}`}
        </p>
        <IconButton
          label="Difference before"
          keys={['k']}
          icon={<ArrowUp size={16} />}
          disabled={total === 0}
          onClick={() => go(-1)}
        />
        <IconButton
          label="Next difference"
          keys={['j']}
          icon={<ArrowDown size={16} />}
          disabled={total === 0}
          onClick={() => go(1)}
        />
        <IconButton
          label="Leave the comparison"
          keys={['Escape']}
          icon={<X size={16} />}
          onClick={leave}
        />
      </header>
      <div className="compare__heads">
        <Head side={old} />
        <Head side={next} />
      </div>
      <div ref={box} className="compare__rows">
        {rows.length === 0 ? (
          <EmptyState title="There is no text" />
        ) : (
          <VList
            ref={list}
            data={rows}
            style={{ height: '100%' }}
            role="group"
            aria-label="Both texts"
            tabIndex={0}
          >
            {(row, index) => (
              <div key={index} className="compare__row">
                <Cell
                  side={old}
                  layout={oldLayout}
                  blocks={row.old}
                  differences={differences.map(({ from }) => from)}
                  kind="removed"
                  active={at}
                />
                <Cell
                  side={next}
                  layout={nextLayout}
                  blocks={row.next}
                  differences={differences.map(({ to }) => to)}
                  kind="added"
                  active={at}
                />
              </div>
            )}
          </VList>
        )}
      </div>
    </section>
  );
}

function Head({ side: { article, passages } }: { readonly side: Side }) {
  const isCurrent = article.revision === article.current;
  const count =
    passages.length === 1 ? '1 passage' : `${passages.length.toLocaleString('en')} passages`;
  return (
    <div className="compare__head">
      <h3>
        Revision {article.revision}
        {isCurrent && ' (current)'}
      </h3>
      <span>{count}</span>
      <Button kind="quiet" onClick={() => readRevision(isCurrent ? null : article.revision)}>
        Read<span className="visually-hidden"> revision {article.revision}</span>
      </Button>
    </div>
  );
}

interface CellProps {
  readonly side: Side;
  readonly layout: CanonicalText;
  readonly blocks: BlockPair['old'];
  readonly differences: readonly { readonly start: number; readonly end: number }[];
  readonly kind: 'removed' | 'added';
  /** The difference that is looked at. */
  readonly active: number;
}

function Cell({ side, layout, blocks, differences, kind, active }: CellProps) {
  const shown = side.article.blocks.slice(blocks.start, blocks.end);
  return (
    <div className="compare__cell" lang={side.article.language ?? undefined}>
      {shown.map((block, index) => {
        const number = blocks.start + index;
        const stretch = { start: layout.starts[number] ?? 0, end: endOf(layout, number) };
        const pieces = comparedPieces(layout.text, stretch, differences, side.passages);
        return (
          <p key={number} dir="auto" className={`compare__block compare__block--${block.kind}`}>
            {pieces.map(({ text, difference, color }, at) => {
              const words =
                color === null ? (
                  text
                ) : (
                  <mark className={`compare__mark compare__mark--${color}`}>{text}</mark>
                );
              if (difference === null) return <span key={at}>{words}</span>;
              const Tag = kind === 'removed' ? 'del' : 'ins';
              return (
                <Tag
                  key={at}
                  className={`word-diff word-diff--${kind}${difference === active ? ' compare__active' : ''}`}
                >
                  <span className="visually-hidden">[{kind}: </span>
                  {words}
                  <span className="visually-hidden">]</span>
                </Tag>
              );
            })}
          </p>
        );
      })}
    </div>
  );
}

function rowOf(
  rows: readonly BlockPair[],
  old: CanonicalText,
  next: CanonicalText,
  { from, to }: Difference,
): number {
  const holds = (
    { starts }: CanonicalText,
    { start, end }: BlockPair['old'],
    offset: number,
  ): boolean =>
    start < end &&
    (starts[start] ?? 0) <= offset &&
    offset < (starts[end] ?? Number.POSITIVE_INFINITY);
  const removed = from.end > from.start;
  const found = rows.findIndex((row) =>
    removed ? holds(old, row.old, from.start) : holds(next, row.next, to.start),
  );
  return Math.max(0, found);
}

function inWords({ from, to }: Difference, old: CanonicalText, next: CanonicalText): string {
  const removed = old.text.slice(from.start, from.end).trim();
  const added = next.text.slice(to.start, to.end).trim();
  return [
    removed === '' ? '' : `removed “${shorten(removed)}”`,
    added === '' ? '' : `added “${shorten(added)}”`,
  ]
    .filter(Boolean)
    .join(', ');
}
