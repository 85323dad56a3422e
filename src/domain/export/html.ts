import { colors } from '../../contract/passage.ts';
import { escapeHtml } from '../article-html.ts';
import { locatorWords } from '../locator.ts';
import { stateWords, wordsNow } from '../state-words.ts';
import { visibleName } from '../visible-name.ts';
import { citationOf } from './citation.ts';
import {
  type ExportArticle,
  type ExportData,
  type Exporter,
  type ExportPassage,
  passageLink,
} from './export-data.ts';
import { HTML_STYLE } from './html-style.ts';
import { losses } from './losses.ts';
import { noteHtml } from './note-html.ts';
import { type Section, sectionsOf } from './sections.ts';

/**
 * HTML: one file that stands alone. Its own content security policy forbids scripts and every request, so that it
 * stays as quiet as it looks even if something in it were wrong.
 */
export const html: Exporter = {
  format: {
    id: 'html',
    label: 'HTML (one page)',
    extension: 'html',
    mediaType: 'text/html',
    holds: [
      'Quotes with their colours, notes with their formatting, tags, states, makers, pages and days of passages',
      'Title, authors, publication, date, DOI and address of articles',
      'Tags with their definitions and colours',
      'A link that opens each passage',
    ],
    loses: [
      'Where passages stand in the text, and the words around them',
      'Links between passages, and the collections of articles',
      'Images in notes: their description is kept',
    ],
  },
  write: (data) => ({
    text: page(data),
    losses: [
      ...losses.places(data),
      ...losses.links(data),
      ...losses.collections(data),
      ...losses.fields(data),
      ...losses.editorNotes(data),
      ...losses.localAddresses(data),
    ],
  }),
};

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const MARKS = colors.map((color) => `.${color} { --mark: var(--${color}); }`).join('\n');

function page(data: ExportData): string {
  const title = `Notes from ${name(data.notebook)}`;
  const day = data.exported.slice(0, 10);
  const codebook = data.grouping === 'article' && data.tags.length > 0 ? codebookHtml(data) : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${HTML_STYLE}${MARKS}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="about">${name(data.selection)} · <time datetime="${escapeHtml(data.exported)}">${escapeHtml(day)}</time></p>
${sectionsOf(data).map(sectionHtml).join('\n')}
${codebook}</main>
</body>
</html>
`;
}

function sectionHtml(section: Section): string {
  if (section.kind === 'article') {
    const { article } = section;
    const language = article.bibliography.language;
    const passages = article.passages.map((passage) => passageHtml(passage, '', language));
    return `<section>
<h2 dir="auto">${name(article.bibliography.title)}</h2>
${sourceHtml(article, 'about')}${tagsHtml(article.tags, 'about')}${passages.join('\n')}
</section>`;
  }
  const { tag, depth, articles, passages } = section;
  const level = Math.min(6, depth + 2);
  const heading = tag ? name(tag.path) : 'Without a tag';
  const definition = tag?.description ? `<p class="about">${lines(tag.description)}</p>\n` : '';
  const bearers = articles.map((article) => `<p class="source">${sourceWords(article)}</p>\n`);
  const shown = passages.map(({ article, passage }) =>
    passageHtml(
      passage,
      `<p class="source">${sourceWords(article)}</p>\n`,
      article.bibliography.language,
    ),
  );
  return `<section>
<h${level} dir="auto">${heading}</h${level}>
${definition}${bearers.join('')}${shown.join('\n')}
</section>`;
}

function passageHtml(passage: ExportPassage, source: string, language: string | null): string {
  const lang = language ? ` lang="${escapeHtml(language)}"` : '';
  const state = stateWords(passage);
  const words = wordsNow(passage);
  const now =
    words === null ? '' : `<p class="source">Now: <q dir="auto">${lines(words)}</q></p>\n`;
  const note =
    passage.note.trim() === ''
      ? ''
      : `<div class="note" dir="auto">${noteHtml(passage.note)}</div>\n`;
  const locator = locatorWords(passage);
  const facts = [
    ...(locator === null ? [] : [`<bdi>${name(locator)}</bdi>`]),
    ...passage.tags.map((tag) => `<bdi class="tag">#${name(tag)}</bdi>`),
    escapeHtml(passage.color),
    ...(passage.creator === '' ? [] : [`by <bdi>${name(passage.creator)}</bdi>`]),
    ...(state ? [escapeHtml(state)] : []),
    `<time datetime="${escapeHtml(passage.created)}">${escapeHtml(passage.created.slice(0, 10))}</time>`,
    `<a class="open" href="${escapeHtml(passageLink(passage.id))}">Open in Commonplace</a>`,
  ];
  const quote = passage.quote
    .split('\n\n')
    .map((paragraph) => `<p><mark>${exactly(paragraph)}</mark></p>`)
    .join('');
  return `<article class="${passage.color}">
<blockquote dir="auto"${lang}>${quote}</blockquote>
${source}${now}${note}<ul class="facts">${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>
</article>`;
}

function sourceHtml(article: ExportArticle, className: string): string {
  const { words, addresses } = citationOf(article.bibliography);
  const parts = [...words.map(escapeHtml), ...addresses.map(addressHtml)];
  return parts.length === 0 ? '' : `<p class="${className}">${parts.join(' · ')}</p>\n`;
}

function sourceWords(article: ExportArticle): string {
  const { words, addresses } = citationOf(article.bibliography);
  const title = `<cite dir="auto">${name(article.bibliography.title)}</cite>`;
  return [title, ...words.map(escapeHtml), ...addresses.map(addressHtml)].join(' · ');
}

function addressHtml(address: string): string {
  const safe = escapeHtml(address);
  return `<a href="${safe}" rel="noreferrer noopener">${safe}</a>`;
}

function tagsHtml(tags: readonly string[], className: string): string {
  if (tags.length === 0) return '';
  const shown = tags.map((tag) => `<bdi class="tag">#${name(tag)}</bdi>`);
  return `<p class="${className}">${shown.join(' ')}</p>\n`;
}

function codebookHtml({ tags }: ExportData): string {
  const entries = tags.map(({ path, color, description }) => {
    const words = [color ?? '', lines(description)].filter((word) => word !== '');
    return `<dt dir="auto">${name(path)}</dt><dd>${words.join(' · ')}</dd>`;
  });
  return `<section>\n<h2>Tags</h2>\n<dl>\n${entries.join('\n')}\n</dl>\n</section>\n`;
}

function name(text: string): string {
  return escapeHtml(visibleName(text));
}

/** Text that a parser gives back to the letter: it would turn a carriage return into a line feed. */
function exactly(text: string): string {
  return escapeHtml(text).replaceAll('\r', '&#13;');
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
