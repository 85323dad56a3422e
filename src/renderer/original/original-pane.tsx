import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import type { Article } from '../../contract/article.ts';
import { colors, type Passage } from '../../contract/passage.ts';
import type { AppAction } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { useCall } from '../data/queries.ts';
import { focusPaneNamed } from '../shell/pane-focus.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { copyPrinted, markPrinted, markPrintedAnd } from './mark-printed.ts';
import { OriginalBar } from './original-bar.tsx';
import { hideOriginal, useOriginal } from './original-store.ts';
import { PasswordForm } from './password-form.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { saveOriginal } from './save-original.ts';
import { usePdf } from './use-pdf.ts';
import './original.css';

/** The file the open article was read from, as it is printed, beside the text. */
export function OriginalPane() {
  const id = useView((view) => view.articleId) ?? '';
  const revision = useView((view) => view.revision);
  const of = revision === null ? {} : { revision };
  const article = useCall('articles.get', { id, ...of }, { keep: true }).data;
  const passages = useCall('passages.list', { article: id, ...of }, { keep: true }).data;
  useActions(ACTIONS);
  if (!article || article.id !== id) {
    return <section className="original" aria-label="Original" aria-busy="true" />;
  }
  return (
    <Original
      key={`${article.id} ${article.revision}`}
      article={article}
      passages={passages?.passages ?? NONE}
    />
  );
}

const NONE: readonly Passage[] = [];

const ACTIONS: readonly AppAction[] = [
  {
    id: 'original.close',
    label: 'Close the original',
    section: 'View',
    keys: ['b'],
    scope: 'original',
    run: leave,
  },
  {
    id: 'original.leave',
    label: 'Leave the selection, or the original',
    section: 'View',
    keys: ['Escape'],
    scope: 'original',
    run: () => {
      if (useOriginal.getState().look()) document.getSelection()?.removeAllRanges();
      else leave();
    },
  },
  {
    id: 'original.highlight',
    label: 'Highlight what is selected on a page',
    section: 'Highlight',
    keys: ['h'],
    scope: 'original',
    run: () => void markPrinted(),
  },
  ...colors.map(
    (color, at): AppAction => ({
      id: `original.color-${color}`,
      label: `Highlight what is selected on a page in ${color}`,
      section: 'Highlight',
      keys: [`Shift+Digit${at + 1}`],
      scope: 'original',
      run: () => void markPrinted({ color }),
    }),
  ),
  {
    id: 'original.tag',
    label: 'Tag what is selected on a page',
    section: 'Highlight',
    keys: ['t'],
    scope: 'original',
    run: () => markPrintedAnd('tag'),
  },
  {
    id: 'original.note',
    label: 'Write a note on what is selected on a page',
    section: 'Highlight',
    keys: ['n'],
    scope: 'original',
    run: () => markPrintedAnd('note'),
  },
  {
    id: 'original.copy',
    label: 'Copy what is selected on a page with citation',
    section: 'Highlight',
    keys: ['c'],
    scope: 'original',
    run: copyPrinted,
  },
];

interface OriginalProps {
  readonly article: Article;
  readonly passages: readonly Passage[];
}

function Original({ article, passages }: OriginalProps) {
  const pdf = usePdf(article.id, article.revision);
  const open = pdf.kind === 'open' ? pdf.document : null;
  const labels = useLabels(open);
  return (
    <section className="original" aria-label="Original" aria-busy={pdf.kind === 'reading'}>
      <OriginalBar article={article} labels={labels} onClose={leave} />
      {pdf.kind === 'reading' && <p className="original__wait">Opening the original…</p>}
      {pdf.kind === 'locked' && <PasswordForm {...pdf.wish} />}
      {pdf.kind === 'failed' && (
        <EmptyState
          title="The original cannot be shown"
          actions={<Button onClick={() => void saveOriginal(article.id)}>Save the original</Button>}
        >
          {pdf.message}
        </EmptyState>
      )}
      {open && labels && (
        <PdfPages document={open} article={article} passages={passages} labels={labels} />
      )}
    </section>
  );
}

/** What the pages are called, in order; null until it is known. */
function useLabels(document: PDFDocumentProxy | null): readonly string[] | null {
  const [labels, setLabels] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (!document) return;
    let gone = false;
    const show = (given: readonly string[] | null): void => {
      if (gone) return;
      setLabels(
        Array.from({ length: document.numPages }, (_, at) => given?.[at] || String(at + 1)),
      );
    };
    document.getPageLabels().then(show, () => show(null));
    return () => {
      gone = true;
    };
  }, [document]);
  return labels;
}

function leave(): void {
  hideOriginal();
  requestAnimationFrame(() => focusPaneNamed('page'));
}
