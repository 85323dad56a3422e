import { stringify } from 'yaml';
import { locatorWords } from '../locator.ts';
import { stateWords, wordsNow } from '../state-words.ts';
import { visibleName } from '../visible-name.ts';
import { citationOf } from './citation.ts';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import {
  type ExportArticle,
  type Exporter,
  type ExportPassage,
  type ExportTag,
  passageLink,
} from './export-data.ts';
import { losses, passagesOf, sentence } from './losses.ts';
import { quietNote } from './quiet-note.ts';
import { type Section, sectionsOf } from './sections.ts';

/**
 * Markdown: front matter (YAML), a section for each article or tag, each passage a block quote with a list of what
 * is said of it, and the tags used at the end. Quotes read back to the letter; a note stands inside its list, so
 * that nothing left open in it can reach the next passage.
 */
export const markdown: Exporter = {
  format: {
    id: 'md',
    label: 'Markdown',
    extension: 'md',
    mediaType: 'text/markdown',
    holds: [
      'Quotes, notes, tags, colours (as words), states, pages and makers of passages',
      'Title, authors, publication, date, DOI and address of articles',
      'Tags with their definitions and colours',
      'A link that opens each passage',
    ],
    loses: [
      'Where passages stand in the text, and when they were made',
      'Links between passages, and the collections of articles',
      'Images and HTML in notes: they are shown as text',
      'White space in tags: as hashtags they are written with hyphens',
    ],
  },
  write: (data) => {
    const passages = passagesOf(data);
    const front = stringify({
      title: `Notes from ${data.notebook}`,
      exported: data.exported,
      selection: data.selection,
      grouping: data.grouping,
      articles: data.articles.length,
      passages: passages.length,
    });
    const sections = sectionsOf(data).map(sectionMarkdown);
    const codebook =
      data.grouping === 'article' && data.tags.length > 0
        ? [`## Tags\n\n${data.tags.map(codebookLine).join('\n')}`]
        : [];
    const title = `# Notes from ${escapeInline(visibleName(data.notebook))}`;
    const selection = escapeInline(visibleName(data.selection));
    return {
      text: `---\n${front}---\n\n${[title, selection, ...sections, ...codebook].join('\n\n')}\n`,
      losses: [
        ...losses.places(data),
        ...losses.times(data),
        ...sentence(
          data.tags.filter((tag) => hashtag(tag.path) !== `#${tag.path}`).length,
          () =>
            'As hashtags, tags are written with hyphens for white space and signs; their own names stand in headings and in the list of tags.',
        ),
        ...sentence(
          passages.filter(({ note }) => quietNote(note) !== note).length,
          () => 'Images and HTML in notes are shown as text, so that nothing is fetched.',
        ),
        ...losses.links(data),
        ...losses.collections(data),
        ...losses.fields(data),
        ...losses.editorNotes(data),
        ...losses.localAddresses(data),
      ],
    };
  },
};

function sectionMarkdown(section: Section): string {
  if (section.kind === 'article') {
    const { article } = section;
    return [
      `## ${escapeInline(visibleName(article.bibliography.title))}`,
      ...aboutArticle(article),
      ...article.passages.map((passage) => passageMarkdown(passage, [])),
    ].join('\n\n');
  }
  const { tag, depth, articles, passages } = section;
  const heading = tag ? escapeInline(visibleName(tag.path)) : 'Without a tag';
  const notes = tag?.description ? [escapeMarkdown(tag.description)] : [];
  if (articles.length > 0) {
    notes.push(articles.map((article) => `- ${sourceLine(article)}`).join('\n'));
  }
  return [
    `${'#'.repeat(Math.min(6, depth + 2))} ${heading}`,
    ...notes,
    ...passages.map(({ article, passage }) =>
      passageMarkdown(passage, [`**Source:** ${sourceLine(article)}`]),
    ),
  ].join('\n\n');
}

function aboutArticle({ bibliography, tags }: ExportArticle): string[] {
  const { words, addresses } = citationOf(bibliography);
  const source = [...words.map(escapeInline), ...addresses.map((address) => `<${address}>`)];
  return [
    ...(source.length > 0 ? [source.join(' · ')] : []),
    ...(tags.length > 0 ? [tags.map(shownHashtag).join(' ')] : []),
  ];
}

function sourceLine({ bibliography }: ExportArticle): string {
  const { words, addresses } = citationOf(bibliography);
  const title = `*${escapeInline(visibleName(bibliography.title))}*`;
  return [title, ...words.map(escapeInline), ...addresses.map((address) => `<${address}>`)].join(
    ' · ',
  );
}

function passageMarkdown(passage: ExportPassage, about: readonly string[]): string {
  const state = stateWords(passage);
  const now = wordsNow(passage);
  const locator = locatorWords(passage);
  const items = [
    ...about,
    ...(locator === null ? [] : [`**At:** ${escapeInline(visibleName(locator))}`]),
    ...(passage.note.trim() === '' ? [] : [noteItem(passage.note)]),
    ...(passage.tags.length > 0 ? [`**Tags:** ${passage.tags.map(shownHashtag).join(' ')}`] : []),
    `**Colour:** ${passage.color}`,
    ...(passage.creator === '' ? [] : [`**By:** ${escapeInline(visibleName(passage.creator))}`]),
    ...(state ? [`**State:** ${state}`] : []),
    ...(now === null ? [] : [`**Now:**\n\n${quoted(now)}`]),
    `[Open in Commonplace](${passageLink(passage.id)})`,
  ];
  return `${quoted(passage.quote)}\n\n${items.map(listItem).join('\n')}`;
}

function quoted(text: string): string {
  return escapeMarkdown(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** A note of one plain line stands beside its name; any other keeps its blocks, indented under it. */
function noteItem(note: string): string {
  const text = quietNote(note.replace(/\r\n?/g, '\n')).trim();
  const plain = !text.includes('\n') && /^(\p{L}|["“‘(]|[*_]{1,3}[\p{L}])/u.test(text);
  return plain ? `**Note:** ${text}` : `**Note:**\n\n${text}`;
}

function listItem(text: string): string {
  const lines = text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : `  ${line}`));
  return `- ${lines.join('\n')}`;
}

function codebookLine({ path, color, description }: ExportTag): string {
  const definition = description ? `: ${escapeInline(description)}` : '';
  return `- **${escapeInline(visibleName(path))}**${color ? ` (${color})` : ''}${definition}`;
}

/** A hashtag as Obsidian reads it: letters, digits, `_`, `-` and `/`. */
function hashtag(path: string): string {
  const names = path
    .split('/')
    .map((name) =>
      name
        .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_-]+/gu, '-')
        .replace(/^-+(?=.)|(?<=.)-+$/gu, ''),
    );
  return `#${names.join('/')}`;
}

function shownHashtag(path: string): string {
  return hashtag(path).replaceAll('_', '\\_');
}
