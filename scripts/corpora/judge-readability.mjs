import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import { f1, tokens } from './tokens.mjs';

/** Text, title and byline of each page against the files beside it. */
export function judgeReadability(root) {
  const scores = [];
  const titles = [];
  const bylines = [];
  return {
    file: (file, { parsed }) => {
      const folder = join(root, dirname(file));
      if (!parsed) return null;
      const body = parseHTML(
        `<html><body>${readFileSync(join(folder, 'expected.html'), 'utf8')}</body></html>`,
      ).document.body;
      const wanted = JSON.parse(readFileSync(join(folder, 'expected-metadata.json'), 'utf8'));
      const { blocks, bibliography } = parsed;
      // The title is no part of what the extraction is measured by.
      const hasTitle = blocks[0]?.kind === 'heading' && blocks[0].text === bibliography.title;
      const text = canonicalText(blocks.slice(hasTitle ? 1 : 0)).text;
      const score = f1(tokens(text), tokens(body.textContent ?? ''));
      scores.push(score);
      const wrong = score < 0.97 ? [`F1 ${score.toFixed(3)}`] : [];
      if (wanted.title) {
        const isRight = folded(wanted.title) === folded(bibliography.title);
        titles.push(isRight);
        if (!isRight) wrong.push(`title “${bibliography.title}”, not “${wanted.title}”`);
      }
      if (wanted.byline) {
        const isRight = isByline(bibliography.authors, wanted.byline);
        bylines.push(isRight);
        if (!isRight) {
          wrong.push(`authors ${JSON.stringify(bibliography.authors)}, not “${wanted.byline}”`);
        }
      }
      return wrong.length > 0 ? wrong.join('; ') : null;
    },
    figure: () => {
      const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
      const [title, byline] = [share(titles), share(bylines)];
      return {
        figure: `F1 ${mean.toFixed(4)}; titles ${percent(title)}, bylines ${percent(byline)} of ${bylines.length}`,
        short: mean < 0.995 || title < 0.95 || byline < 0.95,
      };
    },
  };
}

/** A byline is right where the names in it, and nothing else, became authors. */
function isByline(authors, byline) {
  const wanted = new Set(tokens(byline));
  const got = authors.flatMap((name) =>
    tokens(name.literal ?? `${name.given ?? ''} ${name.family}`),
  );
  return got.length > 0 && got.every((token) => wanted.has(token));
}

function folded(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function share(all) {
  return all.length === 0 ? 1 : all.filter(Boolean).length / all.length;
}

function percent(part) {
  return `${(100 * part).toFixed(1)} %`;
}
