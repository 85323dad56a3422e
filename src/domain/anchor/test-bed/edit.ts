import type { Chance } from './chance.ts';
import { type Doc, markedText } from './marked-text.ts';

/** What is known of an edited passage: its words are where the marks are, or they are no more what they were. */
export type Truth = 'stays' | 'asks';

/** A document before and after an edit, the passage marked in both. */
export interface Edited {
  readonly old: string;
  /** Without marks where the words are gone. */
  readonly next: string;
  readonly truth: Truth;
}

/** A kind of edit. */
export interface Edit {
  readonly name: string;
  /** Whether it leaves a copy of the passage in another place, and whether it takes the passage out or moves it. */
  readonly copies?: true;
  readonly deletes?: true;
  readonly moves?: true;
  /** Chooses a passage that the edit can be made on. */
  readonly passage: (text: string, chance: Chance) => Doc | null;
  /** Makes it; null where it cannot be made on this passage. `spare` is a text of other words. */
  readonly make: (doc: Doc, chance: Chance, spare: string) => Edited | null;
}

/** The words are as they were, whatever happened around them. */
export function stays(old: Doc, next: string): Edited {
  return { old: markedText(old), next, truth: 'stays' };
}

/** The words are others, or gone. */
export function asks(old: Doc, next: string): Edited {
  return { old: markedText(old), next, truth: 'asks' };
}

/** The document with other words in the passage; null where they are not other. */
export function changed(old: Doc, mid: string): Edited | null {
  return mid === old.mid ? null : asks(old, markedText({ ...old, mid }));
}

/** Sentences of a text, without the space between them. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^.!?\n]+[.!?]+[”’"']?/g)?.map((each) => each.trim()) ?? [];
}

/** Paragraphs of a text. */
export function paragraphsOf(text: string): string[] {
  return text.split('\n\n').filter((each) => each.trim() !== '');
}

/** Runs `change` over what stands before and after a passage, but not over the words at its edges. */
export function aroundPassage(doc: Doc, change: (text: string) => string): Doc {
  const head = doc.pre.search(/\S*$/);
  const tail = doc.post.search(/\s|$/);
  return {
    pre: change(doc.pre.slice(0, head)) + doc.pre.slice(head),
    mid: doc.mid,
    post: doc.post.slice(0, tail) + change(doc.post.slice(tail)),
  };
}
