import type { ReactNode } from 'react';
import type { CallParams } from '../../contract/calls.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { SampleNotice } from '../panels/welcome/sample-notice.tsx';
import { ReviewList } from '../review/review-list.tsx';
import { SearchPlace } from '../search/search-place.tsx';
import { type Place, useView } from '../state/view.ts';
import { ArticlesView } from './articles-view.tsx';
import { PassagesView } from './passages-view.tsx';
import './article-list.css';
import { TagView } from './tag-view.tsx';

/** The list pane: the articles or passages of the place that was chosen. */
export function ArticleList({ edge }: { readonly edge?: ReactNode }) {
  const place = useView((view) => view.place);
  return (
    <section className="article-list" aria-label="List" data-pane="list" data-scope="list">
      <SampleNotice />
      {/* A list per place: where one was in it and what was chosen go with the place. */}
      <List key={JSON.stringify(place)} place={place} />
      {edge}
    </section>
  );
}

function List({ place }: { readonly place: Place }) {
  switch (place.kind) {
    case 'all':
      return <ArticlesView params={NONE} />;
    case 'trash':
      return <ArticlesView params={TRASHED} />;
    case 'collection':
      return <ArticlesView params={{ collection: place.id }} />;
    case 'passages':
      return <PassagesView params={NONE} />;
    case 'review':
      return <ReviewList />;
    case 'tag':
      return <TagView path={place.path} />;
    case 'search':
      return <SearchPlace query={place.query} />;
    default:
      return assertNever(place);
  }
}

const NONE = {};
const TRASHED: CallParams<'articles.list'> = { trashed: true };
