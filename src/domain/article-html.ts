import type { Article } from '../contract/article.ts';
import type { Block, InlineMark } from '../contract/block.ts';
import { assertNever } from './assert-never.ts';

/**
 * An article as one HTML page without scripts, styles or anything fetched: what `show --format html` prints.
 * Text is escaped, links keep only addresses that blocks may hold.
 * @param pictures data: URLs of the pictures that figures name, by that name
 */
export function articleHtml(
  article: Article,
  pictures: ReadonlyMap<string, string> = new Map(),
): string {
  const language = article.language ? ` lang="${escapeHtml(article.language)}"` : '';
  const body = article.blocks.map((block) => blockHtml(block, pictures)).join('\n');
  return `<!doctype html>
<html${language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">
<title>${escapeHtml(article.title)}</title>
</head>
<body>
<article>
${body}
</article>
</body>
</html>
`;
}

/** Escapes text for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function blockHtml(block: Block, pictures: ReadonlyMap<string, string>): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.text, block.marks)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inlineHtml(block.text, block.marks)}</p>`;
    case 'item': {
      const list = block.marker === null ? 'ul' : 'ol';
      const number = Number.parseInt(block.marker ?? '', 10);
      const value = Number.isNaN(number) ? '' : ` value="${number}"`;
      const nest = (depth: number): string =>
        depth === 0
          ? `<${list}><li${value}>${inlineHtml(block.text, block.marks)}</li></${list}>`
          : `<${list}><li>${nest(depth - 1)}</li></${list}>`;
      return nest(block.depth);
    }
    case 'quotation':
      return `<blockquote><p>${inlineHtml(block.text, block.marks)}</p></blockquote>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'table': {
      const rows = block.rows.map((row) => {
        const cells = row.map((cell) => {
          const name = cell.header ? 'th' : 'td';
          return `<${name}>${inlineHtml(cell.text, cell.marks)}</${name}>`;
        });
        return `<tr>${cells.join('')}</tr>`;
      });
      return `<table>\n${rows.join('\n')}\n</table>`;
    }
    case 'figure': {
      const source = block.source && (pictures.get(block.source) ?? block.source);
      const image = source?.startsWith('data:')
        ? `<img src="${escapeHtml(source)}" alt="${escapeHtml(block.alt)}">`
        : `<p>${escapeHtml(block.alt || 'Image')}${block.blockedHost ? ` (not fetched from ${escapeHtml(block.blockedHost)})` : ''}</p>`;
      return `<figure>${image}<figcaption>${inlineHtml(block.text, block.marks)}</figcaption></figure>`;
    }
    case 'footnote':
      return `<p id="${escapeHtml(block.label)}"><sup>${escapeHtml(block.label)}</sup> ${inlineHtml(block.text, block.marks)}</p>`;
    case 'break':
      return block.label === null ? '<hr>' : `<hr title="${escapeHtml(block.label)}">`;
    default:
      return assertNever(block);
  }
}

/** Marks may overlap: the text is cut at every edge and each piece wrapped in all that cover it. */
function inlineHtml(text: string, marks: readonly InlineMark[]): string {
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  let html = '';
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] ?? text.length;
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end);
    html += covering.reduceRight(wrap, escapeHtml(text.slice(start, end)));
  }
  return html;
}

function wrap(html: string, mark: InlineMark): string {
  switch (mark.kind) {
    case 'emphasis':
      return `<em>${html}</em>`;
    case 'strong':
      return `<strong>${html}</strong>`;
    case 'code':
      return `<code>${html}</code>`;
    case 'sub':
    case 'sup':
      return `<${mark.kind}>${html}</${mark.kind}>`;
    case 'link':
      return `<a href="${escapeHtml(mark.href)}" rel="noreferrer">${html}</a>`;
    default:
      return assertNever(mark);
  }
}
