import type { Chance } from './chance.ts';
import { passageIn, sentenceIn } from './documents.ts';
import { asks, changed, type Edit, paragraphsOf, sentencesOf } from './edit.ts';
import { around, type Doc } from './marked-text.ts';

const anySentence = (text: string, chance: Chance): Doc | null => sentenceIn(text, chance);
const NAMES: Record<string, string> = {
  Brandt: 'Holm',
  Holm: 'Falk',
  Lehne: 'Brandt',
  Falk: 'Lehne',
  Marta: 'Jonas',
  Jonas: 'Marta',
  Halden: 'Bergen',
  Bergen: 'Halden',
  Orrsund: 'Trondheim',
  Hull: 'Boston',
  Boston: 'Hull',
  Ferrier: 'Anders',
  Anders: 'Ferrier',
  Clotilde: 'Élise',
  Tuesday: 'Thursday',
  Thursday: 'Tuesday',
  March: 'May',
  May: 'March',
  January: 'June',
  June: 'January',
  north: 'south',
  south: 'north',
};
const NAME = new RegExp(`\\b(${Object.keys(NAMES).join('|')})\\b`, 'g');
const AUXILIARY = /\b(was|were|had|is|are|has|will|did|could|shall|would|can|may)\b(?= \w)/;
const JOINED: [RegExp, string][] = [
  [/\bcannot\b/, 'can not'],
  [/\bcan not\b/, 'cannot'],
  [/\bco-op\b/, 'coop'],
  [/\bco-working\b/, 'coworking'],
  [/\bnobody\b/, 'no body'],
  [/\bNobody\b/, 'No body'],
  [/\banything\b/, 'any thing'],
  [/\bafterwards\b/, 'after wards'],
  [/(\d),(\d{3})/, '$1$2'],
  [/(\d)\.(\d)/, '$1$2'],
  [/(\d),(\d)/, '$1.$2'],
  [/\bre-(\w)/, 're$1'],
  [/\bover-/, 'over'],
  [/\bwell-kept/, 'well kept'],
  [/\bice-cream/, 'icecream'],
  [/−\./, '.'],
  [/\bwithout\b/, 'with out'],
  [/\bday-trippers/, 'daytrippers'],
];

/** A word of a script whose words are parted by spaces. */
const SPACED =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]+$/u;

/** A sentence that differs from another in a figure, a name or a word. */
export function nearTwin(sentence: string, chance: Chance): string {
  const ways = [
    sentence.replace(/\d+/g, (figure) => String(Number(figure) + 1 + chance.below(7))),
    sentence.replace(NAME, (name) => NAMES[name] ?? name),
    sentence.replace(/\b(the|a)\b/, 'this'),
    sentence.replace(/\b(\w{5,})(?=[^\w]*$)/, 'otherwise'),
    sentence.replace(AUXILIARY, '$1 also'),
  ].filter((each) => each !== sentence);
  if (ways.length > 0) return chance.pick(ways);
  const middle = sentence.indexOf(' ', sentence.length / 2);
  const cut = middle === -1 ? Math.floor(sentence.length / 2) : middle;
  return `${sentence.slice(0, cut)} (so to say)${sentence.slice(cut)}`;
}

/** Edits after which the passage's words are others, or gone: nothing may attach by itself. */
export const ASKING: readonly Edit[] = [
  {
    name: 'sentence deleted beside a near-twin',
    deletes: true,
    passage: anySentence,
    make: (doc, chance) => {
      const twin = nearTwin(doc.mid, chance);
      const before = chance.holds(0.5);
      const old = before
        ? { ...doc, pre: `${doc.pre}${twin} ` }
        : { ...doc, post: ` ${twin}${doc.post}` };
      return asks(old, `${doc.pre}${twin}${doc.post}`);
    },
  },
  {
    name: 'sentence deleted, near-twin far away',
    deletes: true,
    passage: anySentence,
    make: (doc, chance) => {
      const twin = nearTwin(doc.mid, chance);
      const old = { ...doc, post: `${doc.post}\n\n${twin} And so on.` };
      return asks(old, `${doc.pre.trimEnd()}${doc.post}\n\n${twin} And so on.`);
    },
  },
  {
    name: 'sentence deleted',
    deletes: true,
    passage: anySentence,
    make: (doc) => asks(doc, doc.pre.trimEnd() + doc.post),
  },
  {
    name: 'sentence deleted, the same sentence elsewhere in the old text too',
    deletes: true,
    passage: anySentence,
    make: (doc, chance, spare) => {
      const [one, two] = [chance.pick(sentencesOf(spare)), chance.pick(sentencesOf(spare))];
      const rest = `\n\n${one} ${doc.mid} ${two}`;
      return asks({ ...doc, post: doc.post + rest }, `${doc.pre.trimEnd()}${doc.post}${rest}`);
    },
  },
  {
    name: 'any passage cut out',
    deletes: true,
    passage: passageIn,
    make: (doc) => asks(doc, doc.pre + doc.post),
  },
  {
    name: 'paragraph deleted',
    deletes: true,
    passage: passageIn,
    make: (doc) => {
      const { before, after } = around(doc);
      return asks(doc, before + after.slice(2));
    },
  },
  {
    name: 'word inserted',
    passage: (text, chance) => sentenceIn(text, chance, (each) => each.split(' ').length > 4),
    make: (doc, chance) => {
      // A space at the edge does not count as part of the passage: what is put in before it stands beside the words.
      const inner = doc.mid.trim();
      const words = inner.split(' ');
      if (words.length < 2) return null;
      words.splice(
        1 + chance.below(words.length - 1),
        0,
        chance.pick(['again', 'almost', 'very', 'old', 'perhaps']),
      );
      return changed(
        doc,
        doc.mid.replace(inner, () => words.join(' ')),
      );
    },
  },
  {
    name: 'negation inserted',
    passage: (text, chance) => sentenceIn(text, chance, (each) => AUXILIARY.test(each)),
    make: (doc, chance) =>
      changed(
        doc,
        doc.mid.replace(
          AUXILIARY,
          (word) => `${word} ${chance.pick(['not', 'never', 'no longer'])}`,
        ),
      ),
  },
  {
    name: 'figures changed',
    passage: (text, chance) => sentenceIn(text, chance, (each) => /\d/.test(each)),
    make: (doc, chance) =>
      changed(
        doc,
        doc.mid.replace(/\d/g, (digit) => String((Number(digit) + 1 + chance.below(9)) % 10)),
      ),
  },
  {
    name: 'one figure of one number changed',
    passage: (text, chance) => sentenceIn(text, chance, (each) => /\d/.test(each)),
    make: (doc) =>
      changed(
        doc,
        doc.mid.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
      ),
  },
  {
    name: 'names and places swapped',
    passage: (text, chance) => sentenceIn(text, chance, (each) => each.search(NAME) !== -1),
    make: (doc) =>
      changed(
        doc,
        doc.mid.replace(NAME, (name) => NAMES[name] ?? name),
      ),
  },
  {
    name: 'a word inflected',
    passage: (text, chance) => sentenceIn(text, chance, (each) => /\b[a-z]{4,}(ed|s)\b/.test(each)),
    make: (doc) =>
      changed(
        doc,
        doc.mid.replace(
          /\b([a-z]{4,})(ed|s)\b/,
          (_, stem, end) => stem + (end === 's' ? 'ed' : 's'),
        ),
      ),
  },
  {
    name: 'words joined or parted',
    passage: (text, chance) =>
      sentenceIn(text, chance, (each) => JOINED.some(([from]) => from.test(each))),
    make: (doc, chance) => {
      const fitting = JOINED.filter(([each]) => each.test(doc.mid));
      if (fitting.length === 0) return null;
      const [from, to] = chance.pick(fitting);
      return changed(doc, doc.mid.replace(from, to));
    },
  },
  {
    name: 'the word or the figure at the start of the passage made another',
    passage: (text, chance) => {
      const doc = passageIn(text, chance);
      return startsWithWord(doc) ? doc : null;
    },
    make: (doc, chance) => {
      // Beside a sign it would make another word of the one before the passage.
      if (!startsWithWord(doc)) return null;
      const before = /^\d{3}(?!\d)/.test(doc.mid)
        ? chance.pick(['1 ', '2,', '1\u202f', '4'])
        : /^\d/.test(doc.mid)
          ? chance.pick(['.', '<', '−', '3.', '4'])
          : chance.pick(['un', 'non-', 'mis- ', 'in-\n', 'dis\u00ad']);
      return asks(doc, doc.pre + before + doc.mid + doc.post);
    },
  },
  {
    name: 'capitals changed',
    passage: anySentence,
    make: (doc, chance) =>
      changed(doc, chance.holds(0.5) ? doc.mid.toUpperCase() : doc.mid.toLowerCase()),
  },
  {
    name: 'a comma put in or a sentence ended',
    passage: anySentence,
    make: (doc, chance) => {
      // A sign behind the last word is beside the passage, whether or not a space follows in it.
      const words = doc.mid.split(' ');
      const last = doc.mid.trimEnd().split(' ').length - 1;
      if (last < 1) return null;
      const at = chance.below(last);
      if (!/\p{L}/u.test(words[at] ?? '')) return null;
      words[at] += chance.pick([',', ';', '.', '?']);
      return changed(doc, words.join(' '));
    },
  },
  {
    name: 'altered in place, an exact copy elsewhere',
    passage: anySentence,
    make: (doc, chance, spare) => {
      const twin = nearTwin(doc.mid, chance);
      const copy = `${chance.pick(sentencesOf(spare))} ${doc.mid} ${chance.pick(sentencesOf(spare))}`;
      const text = doc.pre + twin + doc.post;
      return asks(doc, chance.holds(0.5) ? `${copy}\n\n${text}` : `${text}\n\n${copy}`);
    },
  },
  {
    name: 'paragraph copied, then altered in the passage',
    passage: anySentence,
    make: (doc, chance) => {
      const { before, head, mid, tail, after } = around(doc);
      const copy = head + mid + tail;
      const altered = head + nearTwin(mid, chance) + tail;
      return asks(doc, `${before}${altered}${after}\n\n${copy}`);
    },
  },
  {
    name: 'another sentence in its place',
    deletes: true,
    passage: anySentence,
    make: (doc, chance, spare) => asks(doc, doc.pre + chance.pick(sentencesOf(spare)) + doc.post),
  },
  {
    name: 'text translated',
    passage: passageIn,
    make: (doc) => {
      const to = translation();
      if (doc.mid.length < 12 || to(doc.mid) === doc.mid) return null;
      return asks(doc, to(doc.pre) + to(doc.mid) + to(doc.post));
    },
  },
  {
    name: 'furniture inside the passage',
    passage: (text, chance) => {
      const paragraphs = paragraphsOf(text);
      const at = chance.below(Math.max(1, paragraphs.length - 1));
      const mid = paragraphs.slice(at, at + 2).join('\n\n');
      const start = text.indexOf(mid);
      return { pre: text.slice(0, start), mid, post: text.slice(start + mid.length) };
    },
    make: (doc, chance) =>
      changed(doc, doc.mid.replace('\n\n', `\n\n${chance.below(300)} | Share this article\n\n`)),
  },
  {
    name: 'a row of a table deleted beside rows like it',
    deletes: true,
    passage: (text, chance) => {
      const rows = [...text.matchAll(/^\d{4}\t.*$/gm)];
      if (rows.length === 0) return null;
      const row = chance.pick(rows);
      const cells = row[0].split('\t');
      const cell = chance.pick(['', ...cells]);
      const start = row.index + (cell === '' ? 0 : row[0].indexOf(cell));
      const end = start + (cell === '' ? row[0].length : cell.length);
      return { pre: text.slice(0, start), mid: text.slice(start, end), post: text.slice(end) };
    },
    make: (doc) =>
      asks(
        doc,
        doc.pre.slice(0, doc.pre.lastIndexOf('\n')) + doc.post.slice(doc.post.indexOf('\n')),
      ),
  },
  {
    name: 'a short quote deleted whose letters stand inside another word',
    deletes: true,
    passage: (text, chance) => {
      const words = [...text.matchAll(/(?<![\p{L}\p{N}’'-])\p{L}{3,8}(?![\p{L}\p{N}’'-])/gu)];
      if (words.length === 0) return null;
      const { index, 0: word } = chance.pick(words);
      return { pre: text.slice(0, index), mid: word, post: text.slice(index + word.length) };
    },
    make: (doc, chance) => {
      if (!SPACED.test(doc.mid)) return null;
      const longer = chance.pick([
        `${doc.mid}ing`,
        `un${doc.mid}`,
        `re${doc.mid}ed`,
        `${doc.mid}’s`,
        `non-${doc.mid}`,
      ]);
      return asks(doc, doc.pre + longer + doc.post);
    },
  },
];

const startsWithWord = ({ pre, mid }: Doc): boolean =>
  /\s$/.test(pre) && /^(?:[a-z]{4}|\d)/.test(mid);

/** Words of no language, each always the same, so that the text is another throughout. */
function translation(): (text: string) => string {
  const syllables = ['ka', 'lo', 'mi', 'ste', 'ru', 'fen', 'da', 'vy', 'on', 'tra'];
  return (text) =>
    text.replace(/[\p{L}\p{M}’']+/gu, (word) => {
      let sum = 7;
      for (const letter of word) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
      return [sum % 10, Math.floor(sum / 10) % 10, Math.floor(sum / 100) % 10]
        .map((at) => syllables[at])
        .join('');
    });
}
