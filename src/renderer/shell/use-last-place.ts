import { useEffect } from 'react';
import { readSetting, writeSetting } from '../state/use-setting.ts';
import { type Place, useView } from '../state/view.ts';

const KEY = 'window.last';
const WAIT_MS = 800;

/** Opens the window where it was closed: the place of the list and the article that was read. */
export function openLastPlace(): void {
  const { place, articleId } = readSetting<{ place?: Place; articleId?: string }>(KEY, {});
  useView.setState({
    ...(isPlace(place) ? { place } : {}),
    ...(typeof articleId === 'string' ? { articleId, pageShown: true } : {}),
  });
}

/** Remembers where one is, some time after one has come there. */
export function useLastPlace(): void {
  const place = useView((view) => view.place);
  const articleId = useView((view) => view.articleId);
  useEffect(() => {
    const value = { place: { ...place }, ...(articleId === null ? {} : { articleId }) };
    const timer = setTimeout(() => {
      if (JSON.stringify(readSetting(KEY, {})) !== JSON.stringify(value)) writeSetting(KEY, value);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [place, articleId]);
}

function isPlace(place: Place | undefined): place is Place {
  return ['all', 'passages', 'review', 'trash', 'collection', 'tag', 'search'].includes(
    place?.kind ?? '',
  );
}
