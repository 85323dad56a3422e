import { Columns2, Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Article } from '../../../contract/article.ts';
import { useCall } from '../../data/queries.ts';
import { showOriginal } from '../../original/original-store.ts';
import { saveOriginal } from '../../original/save-original.ts';
import { showToast } from '../../state/announce.ts';
import { change } from '../../state/change.ts';
import { showPanel, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePanelProps } from '../panel-props.ts';
import { AuthorFields } from './author-fields.tsx';
import { CharsetMenu } from './charset-menu.tsx';
import {
  ARTICLE_TYPES,
  type DetailsFaults,
  type DetailsForm,
  formOf,
  readForm,
} from './details-form.ts';
import './details.css';

/** What is known of an article: its bibliographic fields to correct, and the file it came from. */
export function DetailsPanel() {
  const props = usePanelProps('details');
  const open = useView((view) => view.articleId);
  const id = props?.article ?? open;
  const { data, error } = useCall('articles.get', { id: id ?? '' }, { enabled: id !== null });
  if (data) return <Details key={`${data.id} ${data.modified}`} article={data} />;
  if (id !== null && !error) return null;
  return (
    <Dialog title="Article details" size="small" onClose={() => showPanel(null)}>
      <p>{error?.message ?? 'Open an article first, or choose one in the list.'}</p>
    </Dialog>
  );
}

function Details({ article }: { readonly article: Article }) {
  const [form, setForm] = useState(() => formOf(article.bibliography));
  const [faults, setFaults] = useState<DetailsFaults>({});
  const { fields } = readForm(form, article.bibliography);
  const changed = Object.keys(fields).length > 0;
  const set = (typed: Partial<DetailsForm>): void => {
    setForm({ ...form, ...typed });
    // A field that is being mended is not scolded meanwhile.
    const [name] = Object.keys(typed) as (keyof DetailsForm)[];
    if (name && faults[name]) setFaults({ ...faults, [name]: undefined });
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const read = readForm(form, article.bibliography);
    setFaults(read.faults);
    const [wrong] = Object.keys(read.faults);
    if (wrong !== undefined) {
      event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    if (!changed) return showPanel(null);
    const saved = await change('articles.edit', { id: article.id, fields: read.fields });
    if (!saved) return;
    showPanel(null);
    showToast('Details saved.', { undo: true });
  };
  return (
    <Dialog
      title="Article details"
      sticky={changed}
      onClose={() => showPanel(null)}
      footer={
        <>
          <Button onClick={() => showPanel(null)}>Cancel</Button>
          <Button kind="primary" type="submit" form="details-form" disabled={!changed}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="details-form"
        className="details"
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <Fields form={form} faults={faults} set={set} />
      </form>
      <Facts article={article} />
    </Dialog>
  );
}

interface FieldsProps {
  readonly form: DetailsForm;
  readonly faults: DetailsFaults;
  readonly set: (change: Partial<DetailsForm>) => void;
}

function Fields({ form, faults, set }: FieldsProps) {
  const field = (
    name: Exclude<keyof DetailsForm, 'authors' | 'type'>,
    label: string,
    first = false,
  ) => (
    <TextField
      name={name}
      {...(first ? { 'data-autofocus': true } : {})}
      label={label}
      value={form[name]}
      error={faults[name] ?? null}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  const known = ARTICLE_TYPES.some(([type]) => type === form.type);
  return (
    <>
      <div className="details__whole">{field('title', 'Title', true)}</div>
      <div className="details__whole">
        <AuthorFields
          authors={form.authors}
          error={faults.authors ?? null}
          onChange={(authors) => set({ authors })}
        />
      </div>
      <label className="panel-label">
        Kind
        <select
          className="panel-select"
          value={form.type}
          onChange={(event) => set({ type: event.target.value })}
        >
          {ARTICLE_TYPES.map(([type, label]) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
          {!known && <option value={form.type}>{form.type}</option>}
        </select>
      </label>
      {field('issued', 'Date')}
      {field('containerTitle', 'Published in')}
      {field('publisher', 'Publisher')}
      {field('url', 'Web address')}
      {field('doi', 'DOI')}
      {field('issn', 'ISSN')}
      {field('language', 'Language')}
      {field('accessed', 'Accessed')}
    </>
  );
}

function Facts({ article }: { readonly article: Article }) {
  const count = (value: number): string => value.toLocaleString('en');
  const facts = [
    ['Imported from', `${article.sourceName} (${article.format})`],
    ...(article.charset === null ? [] : ([['Charset', article.charset]] as const)),
    ['Added', new Date(article.added).toLocaleString()],
    ['Words', count(article.words)],
    ['Characters', count(article.characters)],
    ['Passages', count(article.passages)],
    [
      'Revision',
      article.revisions === 1 ? 'The first' : `${article.revision} of ${article.revisions}`,
    ],
  ] as const;
  return (
    <section className="details__facts" aria-label="The file">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="details__file">
        {article.format === 'pdf' && (
          <Button
            icon={<Columns2 size={14} aria-hidden />}
            onClick={() => {
              showPanel(null);
              showOriginal(article.id);
            }}
          >
            Open the original beside
          </Button>
        )}
        <Button
          icon={<Download size={14} aria-hidden />}
          onClick={() => void saveOriginal(article.id)}
        >
          Save the original
        </Button>
        {article.charset !== null && <CharsetMenu article={article} />}
      </div>
    </section>
  );
}
