import { FilePlus2, FolderPlus, X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CallResult } from '../../../contract/calls.ts';
import { useCall } from '../../data/queries.ts';
import { showPanel, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePanelProps } from '../panel-props.ts';
import { TagsField } from '../tags-field.tsx';
import { type Pasted, PasteField, pastedFrom } from './paste-field.tsx';
import { pastedName } from './paste-title.ts';
import { clearStaged, stageFiles, useStagedFiles } from './staged-files.ts';
import { startImport } from './start-import.ts';
import { pastedFile, waitingFiles } from './waiting-file.ts';
import { WebField } from './web-field.tsx';
import './import.css';

/** Adding articles: files, folders, pasted text; with the tags and the collection all of them get. */
export function ImportPanel() {
  const formats = useCall('import.formats', {}).data;
  // Drawn whole: a list of formats that came later would move the buttons below it.
  return formats ? <Chooser formats={formats} /> : null;
}

interface FormatsProps {
  readonly formats: CallResult<'import.formats'>;
}

function Chooser({ formats }: FormatsProps) {
  const props = usePanelProps('import');
  const place = useView((view) => view.place);
  const files = useStagedFiles((staged) => staged.files);
  const [pasted, setPasted] = useState<Pasted>(() => pastedFrom(props?.pasted ?? null));
  const [tags, setTags] = useState<readonly string[]>(props?.tags ?? []);
  const [collection, setCollection] = useState(
    props?.collection ?? (place.kind === 'collection' ? place.id : ''),
  );
  const [chapters, setChapters] = useState(false);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => clearStaged, []);

  const hasText = pasted.text.trim() !== '';
  const count = files.length + (hasText ? 1 : 0);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (count === 0 || busy) return;
    setBusy(true);
    const text = hasText ? [pastedFile(pastedName(pasted.title, pasted.kind), bodyOf(pasted))] : [];
    const began = await startImport([...files, ...text], {
      tags,
      collection: collection === '' ? null : collection,
      chapters,
      password,
    });
    setBusy(false);
    if (began) showPanel(null);
  };
  return (
    <Dialog
      title="Add to the library"
      sticky={count > 0}
      onClose={() => showPanel(null)}
      footer={
        <>
          <Button onClick={() => showPanel(null)}>Cancel</Button>
          <Button kind="primary" type="submit" form="import-form" disabled={count === 0 || busy}>
            {addLabel(files.length, hasText)}
          </Button>
        </>
      }
    >
      <form id="import-form" className="import" onSubmit={(event) => void submit(event)}>
        <FileChoice formats={formats} />
        {files.length > 0 && <Staged />}
        <WebField tags={tags} collection={collection} />
        <PasteField pasted={pasted} onChange={setPasted} open={files.length === 0} />
        <fieldset className="import__options">
          <legend>For all that is added</legend>
          <TagsField label="Tags" tags={tags} onChange={setTags} />
          <CollectionSelect value={collection} onChange={setCollection} />
          <ReadingOptions
            chapters={chapters}
            onChapters={setChapters}
            password={password}
            onPassword={setPassword}
          />
        </fieldset>
      </form>
    </Dialog>
  );
}

function FileChoice({ formats }: FormatsProps) {
  const filesField = useRef<HTMLInputElement>(null);
  const folderField = useRef<HTMLInputElement>(null);
  const endings = formats.flatMap(({ extensions }) => extensions);
  const take = (field: HTMLInputElement): void => {
    stageFiles(waitingFiles(field.files ?? []));
    field.value = '';
  };
  return (
    <div className="import__drop">
      <p>Drop files or folders anywhere in the window, or</p>
      <div className="import__buttons">
        <Button
          icon={<FilePlus2 size={16} aria-hidden />}
          data-autofocus
          onClick={() => filesField.current?.click()}
        >
          Choose files…
        </Button>
        <Button
          icon={<FolderPlus size={16} aria-hidden />}
          onClick={() => folderField.current?.click()}
        >
          Choose a folder…
        </Button>
      </div>
      <p className="panel-note">{formats.map(({ label }) => label).join(' · ')}</p>
      <input
        ref={filesField}
        type="file"
        multiple
        hidden
        data-testid="import-files"
        accept={endings.join(',')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folderField}
        type="file"
        hidden
        data-testid="import-folder"
        {...{ webkitdirectory: '' }}
        onChange={(event) => take(event.target)}
      />
    </div>
  );
}

const SHOWN = 4;

function Staged() {
  const files = useStagedFiles((staged) => staged.files);
  const rest = files.length - SHOWN;
  return (
    <div className="import__staged">
      <ul aria-label="Files chosen">
        {files.slice(0, SHOWN).map(({ name }, at) => (
          <li key={at} title={name}>
            {name}
          </li>
        ))}
        {rest > 0 && <li className="panel-note">and {rest} more</li>}
      </ul>
      <IconButton label="Choose none of these" icon={<X size={14} />} onClick={clearStaged} />
    </div>
  );
}

interface CollectionProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function CollectionSelect({ value, onChange }: CollectionProps) {
  const collections = useCall('collections.list', {}).data ?? [];
  return (
    <label className="panel-label">
      Collection
      <select
        className="panel-select"
        value={value}
        disabled={collections.length === 0}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{collections.length === 0 ? 'There is none yet' : 'None'}</option>
        {collections.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ReadingProps {
  readonly chapters: boolean;
  readonly onChapters: (chapters: boolean) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

/** Asked only where it matters: how books come in, and what opens files that are locked. */
function ReadingOptions({ chapters, onChapters, password, onPassword }: ReadingProps) {
  const files = useStagedFiles((staged) => staged.files);
  const has = (ending: RegExp): boolean => files.some(({ name }) => ending.test(name));
  return (
    <>
      {has(/\.(?:epub|zip)$/i) && (
        <label className="import__check">
          <input
            type="checkbox"
            checked={chapters}
            onChange={(event) => onChapters(event.target.checked)}
          />
          Books as one article for each chapter
        </label>
      )}
      {has(/\.pdf$/i) && (
        <TextField
          label="Password, for files that are encrypted"
          type="password"
          value={password}
          onChange={(event) => onPassword(event.target.value)}
        />
      )}
    </>
  );
}

/** The title goes in with the text where the text does not say it itself. */
function bodyOf({ kind, text, title, guessed }: Pasted): string {
  if (title === '' || title === guessed) return text;
  if (kind === 'html') {
    const safe = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return `<title>${safe}</title>${text.replace(/<title[^>]*>[\s\S]*?<\/title>/i, '')}`;
  }
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}`;
}

function addLabel(files: number, text: boolean): string {
  if (files === 0) return text ? 'Add text' : 'Add';
  const words = files === 1 ? 'Add 1 file' : `Add ${files} files`;
  return text ? `${words} and text` : words;
}
