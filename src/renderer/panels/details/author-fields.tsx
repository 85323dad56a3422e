import { Columns2, Plus, RectangleHorizontal, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type AuthorField, authorField, turnAuthor } from './details-form.ts';

interface Props {
  readonly authors: readonly AuthorField[];
  readonly error: string | null;
  readonly onChange: (authors: readonly AuthorField[]) => void;
}

/** Authors, each as given and family name, or as one name that cannot be parted (a committee, Voltaire). */
export function AuthorFields({ authors, error, onChange }: Props) {
  const put = (author: AuthorField): void =>
    onChange(authors.map((other) => (other.key === author.key ? author : other)));
  const add = (): void => {
    const key = Math.max(-1, ...authors.map((author) => author.key)) + 1;
    onChange([...authors, authorField(null, key)]);
  };
  return (
    <fieldset className="authors">
      <legend>Authors</legend>
      {authors.map((author, at) => (
        <div key={author.key} className="authors__row">
          <NameInputs author={author} number={at + 1} onChange={put} />
          <IconButton
            label={
              author.kind === 'literal' ? 'Part into given and family name' : 'Hold as one name'
            }
            icon={
              author.kind === 'literal' ? <Columns2 size={14} /> : <RectangleHorizontal size={14} />
            }
            onClick={() => put(turnAuthor(author))}
          />
          <IconButton
            label={`Remove author ${at + 1}`}
            icon={<X size={14} />}
            onClick={() => onChange(authors.filter((other) => other.key !== author.key))}
          />
        </div>
      ))}
      {error && (
        <p className="text-field__error" role="alert">
          {error}
        </p>
      )}
      <Button kind="quiet" icon={<Plus size={14} aria-hidden />} onClick={add}>
        Add an author
      </Button>
    </fieldset>
  );
}

interface NameProps {
  readonly author: AuthorField;
  readonly number: number;
  readonly onChange: (author: AuthorField) => void;
}

function NameInputs({ author, number, onChange }: NameProps) {
  const input = (part: 'given' | 'family' | 'literal', label: string) => (
    <TextField
      label={`${label} of author ${number}`}
      hideLabel
      placeholder={label}
      value={author[part]}
      onChange={(event) => onChange({ ...author, [part]: event.target.value })}
    />
  );
  if (author.kind === 'literal') return input('literal', 'Name');
  return (
    <>
      {input('given', 'Given name')}
      {input('family', 'Family name')}
    </>
  );
}
