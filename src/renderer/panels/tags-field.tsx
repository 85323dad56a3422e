import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { splitTagPath } from '../../domain/tag-path.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { TagPicker } from '../margin/tag-picker.tsx';
import { Button } from '../ui/button.tsx';
import { TagChip } from '../ui/tag-chip.tsx';
import './tags-field.css';

interface Props {
  readonly label: string;
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Tags as chips, and the button that opens the same picker that passages are tagged with. */
export function TagsField({ label, tags, onChange }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const colors = useTagColors();
  const add = async (paths: readonly string[]): Promise<void> => {
    const sound = paths.flatMap((path) => splitTagPath(path)?.join('/') ?? []);
    onChange([...new Set([...tags, ...sound])]);
  };
  const remove = async (path: string): Promise<void> =>
    onChange(tags.filter((other) => other !== path));
  return (
    <fieldset className="tags-field">
      <legend>{label}</legend>
      <div className="tags-field__chips">
        {tags.map((tag) => (
          <TagChip
            key={tag}
            path={tag}
            color={colors.get(tag) ?? null}
            onRemove={() => void remove(tag)}
          />
        ))}
        <Button
          ref={button}
          kind="quiet"
          icon={<Plus size={14} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          Add tags
        </Button>
      </div>
      {open && (
        <TagPicker
          label="Tags for all that is added"
          current={tags}
          anchor={button.current}
          onAdd={add}
          onRemove={remove}
          onClose={() => setOpen(false)}
        />
      )}
    </fieldset>
  );
}
