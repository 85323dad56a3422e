import { ALargeSmall, ChevronLeft, ChevronRight, Columns2, Ellipsis, ListTree } from 'lucide-react';
import { memo } from 'react';
import type { Article } from '../../contract/article.ts';
import { runAction } from '../actions/registry.ts';
import { client } from '../data/client.ts';
import { toggleMargin, useMarginShown } from '../margin/use-margin-mode.ts';
import { toggleOriginal } from '../original/original-store.ts';
import { openPanel } from '../panels/panel-props.ts';
import { showToast } from '../state/announce.ts';
import { isBeside, showPanel, useView } from '../state/view.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { usePlace } from './keep-place.ts';
import { travel, useHistory } from './reading-history.ts';
import { placeWords } from './reading-place.ts';

interface Props {
  readonly article: Article;
  /** How many there are. */
  readonly passages: number;
}

/** Above the text: the way back, where one is, how it looks, and what else can be done with the article. */
export function ReaderBar({ article, passages }: Props) {
  return (
    <header className="reader-bar">
      <Ways />
      <Place />
      {article.format === 'pdf' && <OriginalButton id={article.id} />}
      <AppearanceButton />
      <MarginButton passages={passages} />
      <MoreButton article={article} />
    </header>
  );
}

// Each part by itself: the place changes with each frame of scrolling, the count with each mark.
const Ways = memo(function Ways() {
  const back = useHistory((history) => history.back.length > 0);
  const forward = useHistory((history) => history.forward.length > 0);
  return (
    <>
      <IconButton
        label="Back"
        keys={['Alt+ArrowLeft']}
        icon={<ChevronLeft size={16} />}
        disabled={!back}
        onClick={() => travel('back')}
      />
      <IconButton
        label="Forward"
        keys={['Alt+ArrowRight']}
        icon={<ChevronRight size={16} />}
        disabled={!forward}
        onClick={() => travel('forward')}
      />
    </>
  );
});

function MarginButton({ passages }: { readonly passages: number }) {
  const shown = useMarginShown();
  const count = passages === 1 ? '1 highlight' : `${passages.toLocaleString('en')} highlights`;
  return (
    <IconButton
      className="reader-bar__count"
      label={shown ? `Hide the margin, ${count}` : `Show the margin, ${count}`}
      aria-pressed={shown}
      icon={<ListTree size={16} />}
      onClick={toggleMargin}
    >
      {passages.toLocaleString('en')}
    </IconButton>
  );
}

const OriginalButton = memo(function OriginalButton({ id }: { readonly id: string }) {
  const shown = useView(isBeside);
  return (
    <IconButton
      label={shown ? 'Close the original' : 'Open the original beside'}
      keys={['b']}
      aria-pressed={shown}
      icon={<Columns2 size={16} />}
      onClick={() => toggleOriginal(id, useView.getState().passageId)}
    />
  );
});

const AppearanceButton = memo(function AppearanceButton() {
  return (
    <IconButton
      label="Appearance"
      icon={<ALargeSmall size={18} />}
      onClick={() => showPanel('appearance')}
    />
  );
});

const MoreButton = memo(function MoreButton({ article }: { readonly article: Article }) {
  return (
    <MenuButton
      label="More for this article"
      icon={<Ellipsis size={16} />}
      placement="bottom-end"
      items={() => articleMenu(article)}
    />
  );
});

function Place() {
  const words = usePlace(({ place }) => (place ? placeWords(place) : ''));
  return <p className="reader-bar__place">{words}</p>;
}

function articleMenu(article: Article): MenuItem[] {
  return [
    {
      kind: 'item',
      label: 'Bibliographic information…',
      run: () => openPanel('details', { article: article.id }),
    },
    {
      kind: 'item',
      label: 'Export its tagged notes…',
      run: () => openPanel('export', { choice: 'articles', articles: [article.id] }),
    },
    {
      kind: 'item',
      label: 'Find in article',
      keys: ['$mod+f'],
      run: () => runAction('reader.find'),
    },
    {
      kind: 'item',
      label: 'Correct the text of a paragraph…',
      keys: ['Shift+c'],
      run: () => runAction('article.correct'),
    },
    {
      kind: 'item',
      label: 'Revisions…',
      keys: ['$mod+Shift+r'],
      run: () => openPanel('revisions', { article: article.id }),
    },
    { kind: 'separator' },
    { kind: 'item', label: 'Move to the trash', danger: true, run: () => void trash(article) },
  ];
}

async function trash({ id, title }: Article): Promise<void> {
  try {
    await client.call('articles.trash', { ids: [id] });
    useView.setState({ articleId: null, passageId: null, jump: null });
    showToast(`“${title}” is in the trash`, { undo: true });
  } catch (error) {
    showToast(error instanceof Error ? error.message : 'It could not be moved.', { failed: true });
  }
}
