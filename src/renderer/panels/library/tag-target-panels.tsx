import { useState } from 'react';
import type { Tag } from '../../../contract/tag.ts';
import { useCall } from '../../data/queries.ts';
import { showToast } from '../../state/announce.ts';
import { change } from '../../state/change.ts';
import { goTo, showPanel, useView } from '../../state/view.ts';
import { usePanelProps } from '../panel-props.ts';
import { SmallForm } from './small-form.tsx';

/** Puts all that bears a tag under another one. */
export function TagMergePanel() {
  const props = usePanelProps('tag-merge');
  const tags = useCall('tags.list', {}).data;
  const tag = tags?.find(({ path }) => path === props?.path);
  if (!tags || !tag) return null;
  return <Merge tag={tag} targets={tags.filter(({ path }) => !isWithin(path, tag.path))} />;
}

function Merge({ tag, targets }: { readonly tag: Tag; readonly targets: readonly Tag[] }) {
  const [into, setInto] = useState(targets[0]?.path ?? '');
  const submit = async (): Promise<void> => {
    if (into === '') return;
    const merged = await change('tags.merge', { from: [tag.path], into });
    if (!merged) return;
    followTag(tag.path, merged.path);
    showPanel(null);
    showToast(`Merged ${tag.path} into ${merged.path}.`, { undo: true });
  };
  return (
    <SmallForm title={`Merge ${tag.path}`} verb="Merge" onSubmit={submit}>
      {targets.length === 0 ? (
        <p>There is no other tag to merge it into.</p>
      ) : (
        <>
          <TagSelect label="Into" tags={targets} value={into} onChange={setInto} />
          <p className="panel-note">
            {tag.passagesWithin} {tag.passagesWithin === 1 ? 'passage' : 'passages'} and{' '}
            {tag.articles} {tag.articles === 1 ? 'article' : 'articles'} get that tag; {tag.name}{' '}
            goes. One step to undo.
          </p>
        </>
      )}
    </SmallForm>
  );
}

/** Puts a tag, with those under it, under another one or at the root. */
export function TagMovePanel() {
  const props = usePanelProps('tag-move');
  const tags = useCall('tags.list', {}).data;
  const tag = tags?.find(({ path }) => path === props?.path);
  if (!tags || !tag) return null;
  return <Move tag={tag} targets={tags.filter(({ path }) => !isWithin(path, tag.path))} />;
}

function Move({ tag, targets }: { readonly tag: Tag; readonly targets: readonly Tag[] }) {
  const [parent, setParent] = useState(tag.path.split('/').slice(0, -1).join('/'));
  const submit = async (): Promise<void> => {
    const moved = await change('tags.move', {
      tag: tag.path,
      parent: parent === '' ? null : parent,
    });
    if (!moved) return;
    followTag(tag.path, moved.path);
    showPanel(null);
    showToast(`Moved: ${moved.path}`, { undo: true });
  };
  return (
    <SmallForm title={`Move ${tag.path}`} verb="Move" onSubmit={submit}>
      <TagSelect
        label="Under"
        tags={targets}
        value={parent}
        onChange={setParent}
        none="No tag: the outermost level"
      />
    </SmallForm>
  );
}

interface SelectProps {
  readonly label: string;
  readonly tags: readonly Tag[];
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly none?: string;
}

function TagSelect({ label, tags, value, onChange, none }: SelectProps) {
  return (
    <label className="panel-label">
      {label}
      <select
        className="panel-select"
        data-autofocus
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {tags.map(({ id, path }) => (
          <option key={id} value={path}>
            {path.replaceAll('/', ' / ')}
          </option>
        ))}
      </select>
    </label>
  );
}

function isWithin(path: string, of: string): boolean {
  return path === of || path.startsWith(`${of}/`);
}

/** The list stays with a tag that is now called something else. */
function followTag(from: string, to: string): void {
  const { place } = useView.getState();
  if (place.kind === 'tag' && isWithin(place.path, from)) {
    goTo({ kind: 'tag', path: to + place.path.slice(from.length) });
  }
}
