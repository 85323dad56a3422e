import { type KeyboardEvent, useId, useState } from 'react';
import { splitTagPath } from '../../domain/tag-path.ts';
import { useCall } from '../data/queries.ts';
import { Chip } from '../ui/chip.tsx';
import './tags-field.css';

interface Props {
  readonly label: string;
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Tags as chips with a field behind them. Enter and comma make a tag; what is left over counts on leaving. */
export function TagsField({ label, tags, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const known = useCall('tags.list', {}).data ?? [];
  const commit = (text: string): void => {
    const paths = text.split(/[,;\n]/).flatMap((path) => splitTagPath(path)?.join('/') ?? []);
    const fresh = paths.map((path) => spelled(path, known)).filter((path) => !tags.includes(path));
    setTyped('');
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      commit(typed);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };
  return (
    <div className="tags-field">
      <label className="panel-label" htmlFor={id}>
        {label}
      </label>
      <div className="tags-field__box">
        {tags.map((tag) => (
          <Chip
            key={tag}
            onRemove={() => onChange(tags.filter((other) => other !== tag))}
            removeLabel={`Remove ${tag}`}
          >
            {tag.replaceAll('/', ' / ')}
          </Chip>
        ))}
        <input
          id={id}
          list={`${id}-known`}
          autoComplete="off"
          value={typed}
          placeholder={tags.length === 0 ? 'None' : ''}
          onChange={(event) =>
            event.target.value.endsWith(',')
              ? commit(event.target.value)
              : setTyped(event.target.value)
          }
          onKeyDown={onKeyDown}
          onBlur={() => commit(typed)}
        />
        <datalist id={`${id}-known`}>
          {known.map((tag) => (
            <option key={tag.id} value={tag.path} />
          ))}
        </datalist>
      </div>
    </div>
  );
}

/** A tag that exists keeps its spelling. */
function spelled(path: string, known: readonly { readonly path: string }[]): string {
  const same = known.find((tag) => tag.path.toLowerCase() === path.toLowerCase());
  return same?.path ?? path;
}
