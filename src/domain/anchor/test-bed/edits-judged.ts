import type { Chance } from './chance.ts';
import { passageIn } from './documents.ts';
import { aroundPassage, type Edit, paragraphsOf, sentencesOf } from './edit.ts';
import { around, markedText } from './marked-text.ts';

const ALIKE: Record<string, string> = {
  e: 'c',
  c: 'e',
  l: '1',
  i: 'l',
  o: '0',
  s: '5',
  n: 'u',
  u: 'n',
  h: 'b',
  t: 'f',
  m: 'rn',
  a: 'o',
  r: 'n',
  g: 'q',
  0: 'O',
  1: 'l',
  5: 'S',
  8: '3',
  '.': ',',
  ',': '.',
  B: '8',
  I: 'l',
};

/** A scan read by a machine: a share of the characters is misread. */
export function misread(text: string, share: number, chance: Chance): string {
  let read = '';
  for (const character of text) {
    if (/\s/.test(character) || !chance.holds(share)) read += character;
    else if (chance.holds(0.75)) read += ALIKE[character] ?? character;
    else if (chance.holds(0.5)) read += '';
    else read += `${character}${chance.pick(['.', ',', 'i', 't'])}`;
  }
  return read;
}

/** Edits that may or may not touch the passage's words: the truth is what came of them. */
export const JUDGED: readonly Edit[] = [
  scan(0.01),
  scan(0.03),
  scan(0.08),
  {
    name: 'a copy of the paragraph put in, one of the two taken out again',
    passage: passageIn,
    make: (doc, chance, spare) => {
      // Copy and original stand apart, so what is left can be told by what stands around it.
      const { before, head, mid, tail, after } = around(doc);
      const others = paragraphsOf(spare);
      const copy = `${chance.pick(others)}\n\n${head}${mid}${tail}\n\n${chance.pick(others)}`;
      const old = { pre: doc.pre, mid, post: `${doc.post}\n\n${copy}` };
      const original = `${head}${markedText({ pre: '', mid, post: '' })}${tail}`;
      const keepsOriginal = chance.holds(0.5);
      return {
        old: markedText(old),
        next: keepsOriginal
          ? `${before}${original}${after}\n\n${copy.split('\n\n').at(0)}`
          : `${before}${after.slice(2)}\n\n${copy}`,
        truth: keepsOriginal ? 'stays' : 'asks',
      };
    },
  },
  {
    name: 'many small edits everywhere',
    passage: passageIn,
    make: (doc, chance, spare) => {
      const all = sentencesOf(spare);
      const edit = (text: string): string =>
        text.replace(/\b\p{Ll}{4,}\b/gu, (word) => {
          if (!chance.holds(0.02)) return word;
          return chance.pick([
            '',
            `${word} not`,
            `${word}s`,
            `${word}. ${chance.pick(all)}`,
            'indeed',
          ]);
        });
      const next = aroundPassage(doc, edit);
      // What is put in after the last word is not put into the passage.
      const last = doc.mid.search(/\S+\s*$/);
      const mid = edit(doc.mid.slice(0, last)) + doc.mid.slice(last);
      return {
        old: markedText(doc),
        next: markedText({ ...next, mid }),
        truth: mid === doc.mid ? 'stays' : 'asks',
      };
    },
  },
];

function scan(share: number): Edit {
  return {
    name: `a scan misread at ${share * 100} %`,
    passage: passageIn,
    make: (doc, chance) => {
      const next = aroundPassage(doc, (text) => misread(text, share, chance));
      const read = misread(doc.mid, share, chance);
      // Specks before the first word and behind the last are not in the passage; nor are letters beside a sign.
      const words = doc.mid.trimEnd();
      const at = read.indexOf(words);
      const [before, behind] =
        at === -1 ? ['', ''] : [read.slice(0, at), read.slice(at + words.length).trimEnd()];
      const isBeside = (specks: string, edge: string): boolean =>
        /^[.,]*$/.test(specks) || !/[\p{L}\p{N}\p{M}]/u.test(edge);
      const areSpecks =
        at !== -1 && isBeside(before, doc.mid.charAt(0)) && isBeside(behind, words.slice(-1));
      const tail = doc.mid.slice(words.length);
      const marked = areSpecks
        ? { pre: next.pre + before, mid: words, post: behind + tail + next.post }
        : { ...next, mid: read };
      return {
        old: markedText(doc),
        next: markedText(marked),
        truth: areSpecks ? 'stays' : 'asks',
      };
    },
  };
}
