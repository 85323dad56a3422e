import { assertNever } from '../../domain/assert-never.ts';
import { useCall } from '../data/queries.ts';
import { type Place, useView } from '../state/view.ts';

/** The name of the place the list shows, as its heading has it. */
export function usePlaceName(): string {
  const place = useView((view) => view.place);
  const collections = useCall('collections.list', {}).data ?? [];
  const collection =
    place.kind === 'collection' ? collections.find(({ id }) => id === place.id)?.name : undefined;
  return placeName(place, collection);
}

function placeName(place: Place, collection: string | undefined): string {
  switch (place.kind) {
    case 'all':
      return 'All articles';
    case 'passages':
      return 'Passages';
    case 'review':
      return 'To review';
    case 'trash':
      return 'Trash';
    case 'collection':
      return collection ?? 'Collection';
    case 'tag':
      return place.path.split('/').join(' / ');
    case 'search':
      return 'Search';
    default:
      return assertNever(place);
  }
}
