import { ArrowLeftToLine, ArrowRightToLine, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { Article } from '../../contract/article.ts';
import { pageStarts } from '../../domain/printed-pages.ts';
import { useReader } from '../reader/reader-store.ts';
import { announce } from '../state/announce.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { goToPage, nextZoom, showOriginal, useOriginal } from './original-store.ts';
import { saveOriginal } from './save-original.ts';

interface Props {
  readonly article: Article;
  /** What each page is called; null until the file is open. */
  readonly labels: readonly string[] | null;
  readonly onClose: () => void;
}

/** Above the original: which page it is, how large, and the ways between it and the text. */
export function OriginalBar({ article, labels, onClose }: Props) {
  const { zoom, shown, page } = useOriginal();
  return (
    <header className="original-bar">
      {labels && <PageField page={page} labels={labels} />}
      <span className="original-bar__space" />
      {labels && (
        <>
          <IconButton
            label="Show the page that is read"
            icon={<ArrowRightToLine size={16} />}
            onClick={() => showOriginal(article.id)}
          />
          <IconButton
            label="Read on from this page"
            icon={<ArrowLeftToLine size={16} />}
            onClick={() => readFrom(article, page)}
          />
          <IconButton
            label="Smaller pages"
            icon={<ZoomOut size={16} />}
            disabled={shown <= 25}
            onClick={() => useOriginal.setState({ zoom: nextZoom(shown, -1) })}
          />
          <button
            type="button"
            className="original-bar__zoom"
            aria-pressed={zoom === 'fit'}
            data-tip={zoom === 'fit' ? 'Pages are as wide as the pane' : 'As wide as the pane'}
            aria-label={`${shown} %, as wide as the pane`}
            onClick={() => useOriginal.setState({ zoom: zoom === 'fit' ? 100 : 'fit' })}
          >
            {shown} %
          </button>
          <IconButton
            label="Larger pages"
            icon={<ZoomIn size={16} />}
            disabled={shown >= 400}
            onClick={() => useOriginal.setState({ zoom: nextZoom(shown, 1) })}
          />
        </>
      )}
      <IconButton
        label="Save the original"
        icon={<Download size={16} />}
        onClick={() => void saveOriginal(article.id)}
      />
      <IconButton
        label="Close the original"
        keys={['b']}
        icon={<X size={16} />}
        onClick={onClose}
      />
    </header>
  );
}

interface PageFieldProps {
  readonly page: number;
  readonly labels: readonly string[];
}

/** The page at the top by what is printed on it; another one may be typed. */
function PageField({ page, labels }: PageFieldProps) {
  const label = labels[page - 1] ?? String(page);
  const [typed, setTyped] = useState(label);
  useEffect(() => setTyped(label), [label]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = typed.trim();
    const named = labels.indexOf(wanted);
    const at = named === -1 ? Number(wanted) : named + 1;
    if (Number.isInteger(at) && at >= 1 && at <= labels.length) goToPage(at);
    else announce(`There is no page ${wanted}`);
  };
  const place = label === String(page) ? `of ${labels.length}` : `(${page} of ${labels.length})`;
  return (
    <form className="original-bar__page" onSubmit={submit}>
      <label>
        Page{' '}
        <input
          value={typed}
          inputMode="numeric"
          aria-label={`Page, ${place.replace(/[()]/g, '')}`}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyped(label)}
        />
      </label>
      <span>{place}</span>
    </form>
  );
}

/** Brings the text to where a page begins. */
function readFrom(article: Article, page: number): void {
  const { layout, scrollToOffset } = useReader.getState();
  const starts = layout ? pageStarts(article.blocks, layout) : [];
  const start = starts[page - 1];
  if (!layout || start === undefined) {
    announce('The text has no such page');
    return;
  }
  const unit = layout.units.find(({ end }) => end > start);
  const from = Math.max(start, unit?.start ?? start);
  const end = Math.min(unit?.end ?? from, starts[page] ?? Number.POSITIVE_INFINITY);
  scrollToOffset(from, Math.max(from, end));
}
