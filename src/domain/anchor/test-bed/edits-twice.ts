import type { Chance } from './chance.ts';
import { passageIn, sentenceIn } from './documents.ts';
import type { Edit, Edited } from './edit.ts';
import { ASKING } from './edits-asking.ts';
import { HARMLESS } from './edits-harmless.ts';
import { CLOSE, type Doc, OPEN } from './marked-text.ts';

const either = (text: string, chance: Chance): Doc | null =>
  chance.holds(0.5) ? passageIn(text, chance) : sentenceIn(text, chance);

/** Two edits, one after the other. */
export const TWICE: readonly Edit[] = [
  {
    name: 'two edits that leave the words as they are',
    passage: either,
    make: (doc, chance, spare) => twice(HARMLESS, HARMLESS, doc, chance, spare),
  },
  {
    name: 'an edit that leaves the words as they are, then one that does not',
    passage: either,
    make: (doc, chance, spare) => twice(HARMLESS, ASKING, doc, chance, spare),
  },
];

function twice(
  firsts: readonly Edit[],
  seconds: readonly Edit[],
  doc: Doc,
  chance: Chance,
  spare: string,
): Edited | null {
  const [first, second] = [chance.pick(firsts), chance.pick(seconds)];
  // Copied elsewhere and then taken out is moved: its words are where the copy is.
  if (first.copies && (second.deletes || second.moves)) return null;
  const one = first.make(doc, chance, spare);
  const between = one && docOf(one.next);
  if (!between) return null;
  const two = second.make(between, chance, spare);
  // Some edits prepare the text they start from, and so cannot come second.
  if (!two || two.old !== one.next) return null;
  // By chance the first edit has put the same words in elsewhere: that is copying too.
  if (two.truth === 'asks' && !two.next.includes(OPEN) && two.next.includes(doc.mid)) return null;
  if (two.truth === 'stays' && isReplaced(one.old, two.next)) return null;
  return { old: one.old, next: two.next, truth: two.truth };
}

/** So much on both sides of a place that is the same to the letter. */
const AROUND = 100;

/**
 * Whether the passage was moved away and the same words put in where it had stood, with all that stands around them
 * there to the letter: by the two texts nobody could tell.
 */
function isReplaced(marked: string, next: string): boolean {
  const old = docOf(marked);
  const now = docOf(next);
  if (!old || !now) return false;
  const [before, after] = [old.pre.slice(-AROUND), old.post.slice(0, AROUND)];
  const stays = now.pre.endsWith(before) && now.post.startsWith(after);
  return !stays && `${now.pre}${now.mid}${now.post}`.includes(`${before}${old.mid}${after}`);
}

function docOf(marked: string): Doc | null {
  const [pre, mid, post, ...more] = marked.split(new RegExp(`[${OPEN}${CLOSE}]`));
  if (pre === undefined || mid === undefined || post === undefined || more.length > 0) return null;
  return { pre, mid, post };
}
