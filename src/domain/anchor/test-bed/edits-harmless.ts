import { passageIn, sentenceIn } from './documents.ts';
import { aroundPassage, type Edit, paragraphsOf, sentencesOf, stays } from './edit.ts';
import { nearTwin } from './edits-asking.ts';
import { around, CLOSE, type Doc, markedText, OPEN } from './marked-text.ts';

const LIGATURES: Record<string, string> = { ffi: 'ﬃ', ffl: 'ﬄ', fi: 'ﬁ', fl: 'ﬂ', ff: 'ﬀ' };
/** The passage as one marked piece of its paragraph. */
const marked = (mid: string): string => OPEN + mid + CLOSE;
const everywhere = (doc: Doc, change: (text: string) => string): string =>
  markedText({ pre: change(doc.pre), mid: change(doc.mid), post: change(doc.post) });

/** Edits that leave the passage's words as they were: it should be attached by itself. */
export const HARMLESS: readonly Edit[] = [
  {
    name: 'paragraph moved',
    moves: true,
    passage: passageIn,
    make: (doc, chance) => {
      const { before, head, mid, tail, after } = around(doc);
      const rest = paragraphsOf(before + after.slice(2));
      if (rest.length < 3) return null;
      rest.splice(chance.below(rest.length + 1), 0, head + marked(mid) + tail);
      return stays(doc, rest.join('\n\n'));
    },
  },
  {
    name: 'paragraph duplicated elsewhere',
    copies: true,
    passage: passageIn,
    make: (doc, chance) => {
      const { before, head, mid, tail, after } = around(doc);
      const [above, below] = [paragraphsOf(before), paragraphsOf(after)];
      const copy = head + mid + tail;
      if (above.length > 2 && chance.holds(0.5))
        above.splice(chance.below(above.length - 1), 0, copy);
      else if (below.length > 2) below.splice(1 + chance.below(below.length), 0, copy);
      else return null;
      return stays(doc, [...above, head + marked(mid) + tail, ...below].join('\n\n'));
    },
  },
  {
    name: 'the same sentence put in elsewhere',
    copies: true,
    passage: (text, chance) => sentenceIn(text, chance),
    make: (doc, chance, spare) => {
      const copy = `${chance.pick(sentencesOf(spare))} ${doc.mid} ${chance.pick(sentencesOf(spare))}`;
      const next = markedText(doc);
      return stays(doc, chance.holds(0.5) ? `${copy}\n\n${next}` : `${next}\n\n${copy}`);
    },
  },
  {
    name: 'near-twin put in beside it',
    passage: (text, chance) => sentenceIn(text, chance),
    make: (doc, chance) => {
      const twin = nearTwin(doc.mid, chance);
      return stays(
        doc,
        chance.holds(0.5)
          ? `${doc.pre}${twin} ${marked(doc.mid)}${doc.post}`
          : `${doc.pre}${marked(doc.mid)} ${twin}${doc.post}`,
      );
    },
  },
  {
    name: 'paragraphs split',
    passage: passageIn,
    make: (doc) =>
      stays(
        doc,
        everywhere(doc, (text) => text.replace(/([.!?]”?) (?=\p{Lu})/gu, '$1\n\n')),
      ),
  },
  {
    name: 'paragraphs merged',
    passage: passageIn,
    make: (doc) =>
      stays(
        doc,
        everywhere(doc, (text) => text.replace(/\n\n/g, ' ')),
      ),
  },
  {
    name: 'lines broken and words divided at their ends',
    passage: passageIn,
    make: (doc, chance) =>
      stays(
        doc,
        everywhere(doc, (text) =>
          text.replace(/\b(\p{Ll}{3,5})(\p{Ll}{3,})\b/gu, (word, head, tail) =>
            chance.holds(0.1)
              ? `${head}-${chance.pick(['\n', '\n', '\r\n', ' \n', ' '])}${tail}`
              : word,
          ),
        ),
      ),
  },
  {
    name: 'divided words joined again',
    passage: passageIn,
    make: (doc, chance) => {
      const divide = (text: string): string =>
        text.replace(/\b(\p{Ll}{3,5})(\p{Ll}{3,})\b/gu, (word, head, tail) =>
          chance.holds(0.1) ? `${head}-\n${tail}` : word,
        );
      const old = { pre: divide(doc.pre), mid: divide(doc.mid), post: divide(doc.post) };
      return stays(old, markedText(doc));
    },
  },
  {
    name: 're-encoded: other normal form',
    passage: passageIn,
    make: (doc, chance) => {
      const form = chance.pick(['NFD', 'NFC'] as const);
      const other = form === 'NFD' ? 'NFC' : 'NFD';
      const old = {
        pre: doc.pre.normalize(other),
        mid: doc.mid.normalize(other),
        post: doc.post.normalize(other),
      };
      return stays(
        old,
        everywhere(doc, (text) => text.normalize(form)),
      );
    },
  },
  {
    name: 'quotation marks and apostrophes made straight',
    passage: passageIn,
    make: (doc) =>
      stays(
        doc,
        everywhere(doc, (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")),
      ),
  },
  {
    name: 'dashes in another style',
    passage: passageIn,
    make: (doc, chance) => {
      const dash = chance.pick(['—', ' — ', '--', ' - ', ' -- ']);
      return stays(
        doc,
        everywhere(doc, (text) => text.replace(/ – /g, dash)),
      );
    },
  },
  {
    name: 'ligatures',
    passage: passageIn,
    make: (doc) =>
      stays(
        doc,
        everywhere(doc, (text) =>
          text.replace(/ffi|ffl|fi|fl|ff/g, (each) => LIGATURES[each] ?? each),
        ),
      ),
  },
  {
    name: 'soft hyphens and zero-width spaces',
    passage: passageIn,
    make: (doc, chance) =>
      stays(
        doc,
        everywhere(doc, (text) =>
          text.replace(/(\p{Ll}{3})(?=\p{Ll}{3})/gu, (each) =>
            chance.holds(0.3) ? each + chance.pick(['\u00ad', '\u200b']) : each,
          ),
        ),
      ),
  },
  {
    name: 'spaces: line breaks, doubled, no-break',
    passage: passageIn,
    make: (doc, chance) =>
      stays(
        doc,
        everywhere(doc, (text) =>
          text.replace(/ /g, () => chance.pick([' ', ' ', '\n', '  ', '\u00a0', '\u202f', '\t'])),
        ),
      ),
  },
  {
    name: 'furniture around',
    passage: passageIn,
    make: (doc, chance) => {
      const { before, head, mid, tail, after } = around(doc);
      const add = (text: string): string =>
        text.replace(/\n\n/g, (gap) =>
          chance.holds(0.4)
            ? `${gap}${chance.below(400)} | The Halden Courier, online edition${gap}`
            : gap,
        );
      return stays(
        doc,
        `We use cookies. Accept all. Reject all.\n\n${add(before)}${head}${marked(mid)}${tail}${add(after)}\n\nShare this article`,
      );
    },
  },
  {
    name: 'sentences around written anew',
    passage: passageIn,
    make: (doc, chance, spare) => {
      const all = sentencesOf(spare);
      const anew = aroundPassage(doc, (text) =>
        text.replace(/[^.!?\n]+[.!?]+”?/g, (each) =>
          chance.holds(0.35) ? ` ${chance.pick(all)}` : each,
        ),
      );
      return stays(doc, markedText(anew));
    },
  },
  {
    name: 'words around changed',
    passage: passageIn,
    make: (doc, chance) =>
      stays(
        doc,
        markedText(
          aroundPassage(doc, (text) =>
            text.replace(/\b\p{Ll}{4,}\b/gu, (word) =>
              chance.holds(0.15) ? chance.pick(['other', 'again', 'former']) : word,
            ),
          ),
        ),
      ),
  },
  {
    name: 'paragraphs put in and taken out elsewhere',
    passage: passageIn,
    make: (doc, chance, spare) => {
      const { before, head, mid, tail, after } = around(doc);
      const others = paragraphsOf(spare);
      const shuffle = (text: string): string[] =>
        paragraphsOf(text).flatMap((each) => {
          if (chance.holds(0.2)) return [];
          return chance.holds(0.2) ? [each, chance.pick(others)] : [each];
        });
      return stays(
        doc,
        [...shuffle(before), head + marked(mid) + tail, ...shuffle(after)].join('\n\n'),
      );
    },
  },
  {
    name: 'text put in before the start and after the end',
    passage: (text, chance) => {
      const doc = passageIn(text, chance);
      const length = doc.mid.length;
      return chance.holds(0.5)
        ? {
            pre: '',
            mid: text.slice(0, length).trimEnd(),
            post: text.slice(text.slice(0, length).trimEnd().length),
          }
        : { pre: text.slice(0, text.length - length), mid: text.slice(-length), post: '' };
    },
    make: (doc, chance, spare) => {
      if (/^[\p{L}\p{N}\p{M}]$/u.test(doc.pre.slice(-1)) || /^[\p{L}\p{N}\p{M}’]/u.test(doc.post))
        return null;
      if (doc.mid !== doc.mid.trim() || doc.mid.length < 3) return null;
      return stays(
        doc,
        `${chance.pick(paragraphsOf(spare))}\n\n${markedText(doc)}\n\n${chance.pick(paragraphsOf(spare))}`,
      );
    },
  },
  {
    name: 'a row put in or taken out beside rows like it',
    passage: (text, chance) => {
      const rows = [...text.matchAll(/^\d{4}\t.*$/gm)];
      if (rows.length < 4) return null;
      const row = chance.pick(rows);
      const cells = row[0].split('\t');
      const cell = chance.pick(['', ...cells]);
      const start = row.index + (cell === '' ? 0 : row[0].indexOf(cell));
      const end = start + (cell === '' ? row[0].length : cell.length);
      return { pre: text.slice(0, start), mid: text.slice(start, end), post: text.slice(end) };
    },
    make: (doc, chance) => {
      const cut = doc.post.indexOf('\n');
      const rest = doc.post.slice(cut);
      if (!/^\n\d{4}\t/.test(rest)) return null;
      const after = chance.holds(0.5)
        ? rest.slice(rest.indexOf('\n', 1))
        : `\n1${chance.below(900) + 100}\t24\t8.${chance.below(9)}\t9.${chance.below(9)}${rest}`;
      return stays(doc, markedText({ ...doc, post: doc.post.slice(0, cut) + after }));
    },
  },
  {
    name: 'every paragraph twice, an edit in one copy',
    copies: true,
    passage: passageIn,
    make: (doc, chance, spare) => {
      const { before, head, mid, tail, after } = around(doc);
      const twice = (text: string): string[] => paragraphsOf(text).flatMap((each) => [each, each]);
      const one = head + mid + tail;
      const old = [...twice(before), `${head}${marked(mid)}${tail}`, one, ...twice(after)].join(
        '\n\n',
      );
      const edited = `${one} ${chance.pick(sentencesOf(spare))}`;
      const next = [...twice(before), `${head}${marked(mid)}${tail}`, edited, ...twice(after)].join(
        '\n\n',
      );
      return { old, next, truth: 'stays' };
    },
  },
  {
    name: 'passages that overlap: the other one is altered',
    passage: (text, chance) => sentenceIn(text, chance, (each) => each.split(' ').length > 6),
    make: (doc, chance) => {
      const words = doc.mid.split(' ');
      const cut = 2 + chance.below(words.length - 4);
      const ours = {
        pre: doc.pre,
        mid: words.slice(0, cut).join(' '),
        post: ` ${words.slice(cut).join(' ')}${doc.post}`,
      };
      if (ours.mid.length < 12) return null;
      const altered = ` however, ${words.slice(cut).join(' ')}${doc.post}`;
      return stays(ours, markedText({ ...ours, post: altered }));
    },
  },
  {
    name: 'several ranges, text between them altered',
    passage: (text, chance) => sentenceIn(text, chance, (each) => each.split(' ').length > 9),
    make: (doc) => {
      const words = doc.mid.split(' ');
      const third = Math.floor(words.length / 3);
      const [one, two, three] = [
        words.slice(0, third),
        words.slice(third, -third),
        words.slice(-third),
      ].map((each) => each.join(' '));
      const next = `${doc.pre}${marked(one ?? '')} (${two}) ${marked(three ?? '')}${doc.post}`;
      return {
        old: `${doc.pre}${marked(one ?? '')} ${two} ${marked(three ?? '')}${doc.post}`,
        next,
        truth: 'stays',
      };
    },
  },
];
