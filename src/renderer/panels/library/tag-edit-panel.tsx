import { type FormEvent, useState } from 'react';
import { type Color, colors } from '../../../contract/passage.ts';
import type { Tag } from '../../../contract/tag.ts';
import { splitTagPath } from '../../../domain/tag-path.ts';
import { useCall } from '../../data/queries.ts';
import { showToast } from '../../state/announce.ts';
import { change } from '../../state/change.ts';
import { goTo, showPanel, useView } from '../../state/view.ts';
import { ColorDot } from '../../ui/color-dot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePanelProps } from '../panel-props.ts';
import { SmallForm } from './small-form.tsx';

/** A tag's name, colour and definition; or a new tag. */
export function TagEditPanel() {
  const props = usePanelProps('tag-edit');
  const tags = useCall('tags.list', {}).data;
  if (!tags) return null;
  const tag = tags.find(({ path }) => path === props?.path) ?? null;
  return <TagForm tag={tag} parent={props?.parent ?? null} />;
}

function TagForm({ tag, parent }: { readonly tag: Tag | null; readonly parent: string | null }) {
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<Color | null>(tag?.color ?? null);
  const [description, setDescription] = useState(tag?.description ?? '');
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const names = splitTagPath(name);
    if (!names) return setError('Write a name of 1 to 200 characters.');
    if (tag && names.length > 1) {
      return setError('A name has no slash. Move the tag to put it under another.');
    }
    const saved = tag
      ? await change('tags.edit', { tag: tag.path, name, color, description })
      : await change('tags.add', {
          path: parent === null ? names.join('/') : [parent, ...names].join('/'),
          ...(color ? { color } : {}),
          description,
        });
    if (!saved) return;
    const { place } = useView.getState();
    // The list showed the tag under its old name.
    if (tag && place.kind === 'tag' && place.path === tag.path) {
      goTo({ kind: 'tag', path: saved.path });
    }
    showPanel(null);
    showToast(tag ? 'Tag saved.' : `Tag made: ${saved.path}`, { undo: true });
  };
  return (
    <SmallForm
      title={tag ? 'Edit tag' : parent === null ? 'New tag' : `New tag under ${parent}`}
      verb={tag ? 'Save' : 'Make tag'}
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
      <Colors chosen={color} onChoose={setColor} />
      <label className="panel-label">
        When to use it
        <textarea
          className="small-form__text"
          rows={3}
          maxLength={20_000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </label>
    </SmallForm>
  );
}

interface ColorsProps {
  readonly chosen: Color | null;
  readonly onChoose: (color: Color | null) => void;
}

function Colors({ chosen, onChoose }: ColorsProps) {
  return (
    <fieldset className="small-form__colors">
      <legend>Colour</legend>
      {[null, ...colors].map((color) => (
        <label key={color ?? 'none'} title={color ?? 'none'}>
          <input
            type="radio"
            name="color"
            className="visually-hidden"
            checked={color === chosen}
            onChange={() => onChoose(color)}
          />
          <ColorDot color={color} size="big" />
          <span className="visually-hidden">{color ?? 'none'}</span>
        </label>
      ))}
    </fieldset>
  );
}
