import { basename } from 'node:path';
import type { CallInput, CallResult } from '../../contract/calls.ts';
import type { Selection } from '../../contract/export.ts';
import { fail } from '../../contract/failure.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { ExportArticle, ExportData, ExportTag } from '../../domain/export/export-data.ts';
import { safeFileName } from '../../domain/export/file-name.ts';
import { exporters } from '../../domain/export/formats.ts';
import { writeTemplate } from '../../domain/export/template.ts';
import { shorten } from '../../domain/shorten.ts';
import { foldTagName } from '../../domain/tag-path.ts';
import type { Core } from '../core.ts';
import type { Handlers } from '../handler.ts';
import { type Damage, damageAmong } from '../store/damage.ts';
import type { ReadDb } from '../store/db.ts';
import { selectedKeys } from '../store/export-selection.ts';
import { exportArticles, exportLinks, exportTags } from '../store/export-store.ts';

/** Tagged notes leave the notebook, in every form the domain knows. */
export const exportHandlers = {
  'export.formats': () => exporters.map(({ format }) => format),
  'export.run': (core: Core, input: CallInput<'export.run'>) =>
    runExport(core.db, input, {
      // The name only: an export tells nobody where the notebook is.
      notebook: basename(core.path).replace(/\.commonplace$/, ''),
      at: core.now(),
      onDamage: core.health.add,
    }),
} satisfies Partial<Handlers>;

function runExport(
  db: ReadDb,
  { format, selection, grouping = 'article', template }: CallInput<'export.run'>,
  {
    notebook,
    at,
    onDamage,
  }: {
    readonly notebook: string;
    readonly at: string;
    readonly onDamage: (found: readonly Damage[]) => void;
  },
): CallResult<'export.run'> {
  const exporter =
    exporters.find((known) => known.format.id === format.toLowerCase()) ??
    fail(
      'unsupported',
      `There is no export format “${shorten(format)}”; there are ${exporters.map((known) => known.format.id).join(', ')}.`,
    );
  const keys = selectedKeys(db, selection);
  const damage = damageAmong(db, {
    article: keys.articles,
    passage: keys.passages,
    tag: db.all<{ key: number }>('SELECT key FROM tag').map(({ key }) => key),
  });
  onDamage(damage);
  const { articles, localAddresses } = exportArticles(db, keys);
  const codebook = exportTags(db);
  const within = selection.kind === 'tag' ? pathsWithin(codebook, selection.path) : null;
  const data: ExportData = {
    notebook,
    exported: at,
    selection: inWords(selection),
    grouping,
    sections: within,
    articles,
    tags: selection.kind === 'everything' ? codebook : usedTags(codebook, articles, within ?? []),
    links: exportLinks(db, keys.passages),
    localAddresses,
  };
  // What a template leaves out, its author chose to leave out.
  const { text, losses } =
    template === undefined
      ? exporter.write(data)
      : { text: writeTemplate(template, data), losses: [] };
  return {
    format: exporter.format.id,
    fileName: safeFileName(nameFor(data, selection), exporter.format.extension),
    mediaType: exporter.format.mediaType,
    text,
    counts: { articles: articles.length, passages: keys.passages.length },
    losses: [
      ...damage.map(({ name }) => `Damaged on the disk, so it may be wrong in the file: ${name}.`),
      ...losses,
    ],
  };
}

/** Paths of a tag and its children. */
function pathsWithin(codebook: readonly ExportTag[], path: string): string[] {
  const root = foldPath(path);
  return codebook
    .map((tag) => tag.path)
    .filter((known) => foldPath(known) === root || foldPath(known).startsWith(`${root}/`));
}

/** As tags are compared: by their names, without case, accents and odd white space. */
function foldPath(path: string): string {
  const names = path.split('/').map((name) => foldTagName(name.trim().replace(/\s+/gu, ' ')));
  return names.join('/');
}

/** The tags that something selected bears, or that were asked for, with all that stand above them. */
function usedTags(
  codebook: readonly ExportTag[],
  articles: readonly ExportArticle[],
  asked: readonly string[],
): ExportTag[] {
  const used = [
    ...articles.flatMap((article) => [
      ...article.tags,
      ...article.passages.flatMap((passage) => passage.tags),
    ]),
    ...asked.slice(0, 1),
  ];
  const wanted = new Set<string>();
  for (const path of new Set(used)) {
    const names = path.split('/');
    for (let count = 1; count <= names.length; count += 1) {
      wanted.add(names.slice(0, count).join('/'));
    }
  }
  return codebook.filter((tag) => wanted.has(tag.path));
}

function inWords(selection: Selection): string {
  switch (selection.kind) {
    case 'everything':
      return 'Everything';
    case 'articles':
      return selection.ids.length === 1 ? 'One article' : `${selection.ids.length} articles`;
    case 'passages':
      return selection.ids.length === 1 ? 'One passage' : `${selection.ids.length} passages`;
    case 'tag':
      return `Tagged ${selection.path}, with its children`;
    case 'query':
      return `Found by: ${selection.query}`;
    default:
      return assertNever(selection);
  }
}

function nameFor(data: ExportData, selection: Selection): string {
  const [article] = data.articles;
  switch (selection.kind) {
    case 'everything':
      return `${data.notebook} notes`;
    case 'articles':
    case 'passages':
      return data.articles.length === 1 && article
        ? `${article.bibliography.title} notes`
        : `${data.notebook} ${inWords(selection)}`;
    case 'tag':
      return `${selection.path.replaceAll('/', ' - ')} notes`;
    case 'query':
      return `${selection.query} notes`;
    default:
      return assertNever(selection);
  }
}
