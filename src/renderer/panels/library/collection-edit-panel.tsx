import { useState } from 'react';
import { showToast } from '../../state/announce.ts';
import { change } from '../../state/change.ts';
import { showPanel } from '../../state/view.ts';
import { TextField } from '../../ui/text-field.tsx';
import { usePanelProps } from '../panel-props.ts';
import { SmallForm } from './small-form.tsx';

/** A collection's name; or a new collection, with articles to begin it. */
export function CollectionEditPanel() {
  const props = usePanelProps('collection-edit');
  const [name, setName] = useState(props?.name ?? '');
  const [error, setError] = useState<string | null>(null);
  const id = props?.id;
  const articles = props?.articles ?? [];
  const submit = async (): Promise<void> => {
    const clean = name.replace(/\s+/gu, ' ').trim();
    if (clean === '' || clean.length > 200) {
      return setError('Write a name of 1 to 200 characters.');
    }
    const saved =
      id === undefined
        ? await change('collections.add', { name: clean })
        : await change('collections.rename', { id, name: clean });
    if (!saved) return;
    if (articles.length > 0) {
      await change('articles.collect', { ids: [...articles], collection: saved.id, member: true });
    }
    showPanel(null);
    showToast(id === undefined ? `Collection made: ${saved.name}` : 'Collection renamed.', {
      undo: true,
    });
  };
  return (
    <SmallForm
      title={id === undefined ? 'New collection' : 'Rename collection'}
      verb={id === undefined ? 'Make collection' : 'Rename'}
      onSubmit={submit}
    >
      <TextField
        label="Name"
        data-autofocus
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
      />
    </SmallForm>
  );
}
