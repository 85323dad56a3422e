import { BookOpen, ChevronLeft, PanelLeft, Plus, Upload } from 'lucide-react';
import { useCall } from '../data/queries.ts';
import { usePlaceName } from '../library/use-place-name.ts';
import { SearchBox } from '../search/search-box.tsx';
import { useWindowWidth } from '../state/use-window-width.ts';
import { showList, showPanel, useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { focusPaneNamed } from './pane-focus.ts';
import './top-bar.css';

interface Props {
  readonly sidebarShown: boolean;
  readonly onShowSidebar: () => void;
  /** Whether the list has given way to the page. */
  readonly pageOnly: boolean;
}

/** The bar above all: which notebook this is, the one search box, and the ways in and out. */
export function TopBar({ sidebarShown, onShowSidebar, pageOnly }: Props) {
  const info = useCall('notebook.info', {}).data;
  const width = useWindowWidth();
  const place = usePlaceName();
  const back = pageOnly && width !== 'wide';
  return (
    <header className="top-bar" data-pane="top">
      {!sidebarShown && (
        <IconButton
          label="Show sidebar"
          keys={['$mod+\\']}
          icon={<PanelLeft size={16} />}
          onClick={() =>
            width === 'narrow' ? useView.setState({ sidebarSheet: true }) : onShowSidebar()
          }
        />
      )}
      {back ? (
        <Button kind="quiet" icon={<ChevronLeft size={16} aria-hidden />} onClick={backToList}>
          <span className="top-bar__back">{place}</span>
        </Button>
      ) : (
        <div className="top-bar__name">
          {sidebarShown && <BookOpen size={16} className="top-bar__book" aria-hidden />}
          <h1>{info?.name ?? 'Commonplace'}</h1>
          {info && (
            <span className="top-bar__count">
              — {info.articles.toLocaleString('en')} {info.articles === 1 ? 'article' : 'articles'}
            </span>
          )}
        </div>
      )}
      <div className="top-bar__space" />
      <SearchBox />
      <Button
        kind="primary"
        icon={<Plus size={16} aria-hidden />}
        onClick={() => showPanel('import')}
      >
        Add
      </Button>
      <Button
        kind="quiet"
        className="top-bar__export"
        icon={<Upload size={16} aria-hidden />}
        onClick={() => showPanel('export')}
      >
        Export
      </Button>
    </header>
  );
}

function backToList(): void {
  showList();
  requestAnimationFrame(() => focusPaneNamed('list'));
}
