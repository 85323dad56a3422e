import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import { inOrder, tokens } from './tokens.mjs';

/** The words of Pandoc's own trees (`expected/NAME.native`) must be there, in that order. */
export function judgeNative(root) {
  let wanted = 0;
  let found = 0;
  let trees = 0;
  return {
    file: (file, outcome) => {
      if (outcome.state !== 'in') return `refused: ${outcome.text}`;
      const tree = join(root, dirname(file), 'expected', `${basename(file, '.docx')}.native`);
      if (!existsSync(tree)) return null;
      const words = tokens(wordsOf(readFileSync(tree, 'utf8')));
      const hits = inOrder(tokens(canonicalText(outcome.parsed.blocks).text), words);
      trees += 1;
      wanted += words.length;
      found += hits;
      return hits < 0.99 * words.length ? `${hits} of ${words.length} words in order` : null;
    },
    figure: () => ({
      figure: `${((100 * found) / Math.max(1, wanted)).toFixed(2)} % of the words of ${trees} trees in order`,
      short: found < 0.99 * wanted,
    }),
  };
}

function wordsOf(native) {
  const strings = native.matchAll(
    /(?:Str|Code \([^)]*\)|CodeBlock \([^)]*\)|Math \w+) ("(?:[^"\\]|\\.)*")|\bSpace\b|\bSoftBreak\b|\bLineBreak\b|\bPara\b|\bPlain\b|\bHeader\b|\bNote\b/g,
  );
  return [...strings].map(([, quoted]) => (quoted ? unquoted(quoted) : ' ')).join('');
}

/** A Haskell string: `\8217` is a character by its number, `\&` nothing. */
function unquoted(text) {
  return text
    .slice(1, -1)
    .replace(/\\(\d+)/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('\\&', '')
    .replace(/\\(["\\])/g, '$1')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');
}
