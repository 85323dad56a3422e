import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Exported, Grouping, Selection } from '../../../contract/export.ts';
import { client } from '../../data/client.ts';
import { useCall } from '../../data/queries.ts';
import { useView } from '../../state/view.ts';
import { usePanelProps } from '../panel-props.ts';
import { type ExportChoice, exportChoices } from './export-choices.ts';

/** What can be exported from what is on screen now. */
export function useExportChoices(): readonly ExportChoice[] {
  const asked = usePanelProps('export');
  const { place, selected, articleId, passageId } = useView();
  const collectionId = place.kind === 'collection' ? place.id : '';
  const inCollection = collectionId !== '';
  const rows = useCall('articles.list', { collection: collectionId }, { enabled: inCollection })
    .data?.articles;
  const collections = useCall('collections.list', {}, { enabled: inCollection }).data;
  const article = useCall('articles.get', { id: articleId ?? '' }, { enabled: articleId !== null });
  const name = collections?.find(({ id }) => id === collectionId)?.name;
  return exportChoices(
    {
      place,
      selected,
      articleId,
      articleTitle: article.data?.title ?? null,
      passageId,
      collection: name && rows ? { name, articles: rows.map(({ id }) => id) } : null,
    },
    asked,
  );
}

/** The export itself: run for the preview, and saved as it was shown. */
export function useExported(
  format: string,
  selection: Selection,
  grouping: Grouping,
): UseQueryResult<Exported> {
  return useQuery({
    queryKey: ['export.run', format, selection, grouping],
    queryFn: () => client.call('export.run', { format, selection, grouping }),
    enabled: format !== '',
    // What was marked since the panel was last open belongs in it.
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}
