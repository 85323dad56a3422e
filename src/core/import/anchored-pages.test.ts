import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorPassage } from '../../domain/anchor/anchor-passage.ts';
import { prepareText } from '../../domain/anchor/prepare-text.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { readHtml } from './read-html.ts';

/** Pages and annotations that others made; they do not come with the program. */
const FOLDER = join(import.meta.dirname, '../../../../shared/corpora/hypothesis/html-baselines');
const isThere = existsSync(FOLDER);
if (!isThere) console.log(`skipped: there are no annotated pages at ${FOLDER}`);

interface Selector {
  readonly type: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

describe.skipIf(!isThere)('annotations of Hypothesis', () => {
  test.each(['minimal', 'wikipedia-regression-testing'])(
    'on %s are attached to the same words of the imported page, though its spaces are others',
    (name) => {
      const bytes = readFileSync(join(FOLDER, `${name}.html`));
      const { blocks } = readHtml({ name: `${name}.html`, bytes, keepFurniture: true });
      const { text } = canonicalText(blocks);
      const { rows } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as {
        rows: { target: { selector: Selector[] }[] }[];
      };
      expect(rows.length).toBeGreaterThan(0);
      for (const { target } of rows) {
        const quote = target[0]?.selector.find(({ type }) => type === 'TextQuoteSelector');
        if (!quote) throw new Error(`an annotation of ${name} has no quote`);
        const { exact, prefix, suffix } = quote;
        const passage = { quote: exact, prefix, suffix, ranges: [] };
        const became = anchorPassage(passage, null, prepareText(text));
        expect(became).toMatchObject({ kind: 'exact', text: exact });
        // The heading's words stand in ten places; its own is the one that this goes on after.
        const end = 'ranges' in became ? (became.ranges[0]?.end ?? 0) : 0;
        const after = suffix.replace(/\s+|\[edit\]/g, '').slice(0, 8);
        expect(text.slice(end, end + 40).replace(/\s+/g, '')).toContain(after);
      }
    },
  );
});
