import { Bookmark } from 'lucide-react';
import { useRef, useState } from 'react';
import { useCall } from '../data/queries.ts';
import { change } from '../state/change.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import './save-search.css';

/** Keeps a search in the sidebar, under a name. */
export function SaveSearch({ query }: { readonly query: string }) {
  const saved = useCall('searches.list', {}).data?.find((search) => search.query === query);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (saved) return <span className="save-search__saved">Saved as “{saved.name}”</span>;
  return (
    <>
      <Button
        ref={button}
        kind="quiet"
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={<Bookmark size={14} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        Save this search
      </Button>
      {open && (
        <Popover
          anchor={button.current}
          label="Save this search"
          placement="bottom-end"
          className="save-search"
          onClose={() => setOpen(false)}
        >
          <SaveForm query={query} onDone={() => setOpen(false)} />
        </Popover>
      )}
    </>
  );
}

function SaveForm({ query, onDone }: { readonly query: string; readonly onDone: () => void }) {
  const [name, setName] = useState(query);
  const submit = async (): Promise<void> => {
    const words = `The search is kept as “${name.trim()}”`;
    if (name.trim() && (await change('searches.add', { name, query }, words))) onDone();
  };
  return (
    <form
      className="save-search__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="Name"
        value={name}
        data-autofocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" kind="primary">
        Save
      </Button>
    </form>
  );
}
