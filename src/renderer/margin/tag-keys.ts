import type { Tag } from '../../contract/tag.ts';
import { splitTagList, type TagOffer, typedPath } from '../../domain/tag-match.ts';
import { foldTagName } from '../../domain/tag-path.ts';

/** A tag field as it stands when a key is pressed. */
export interface TagField {
  readonly typed: string;
  /** Paths of the tags now on the thing. */
  readonly current: readonly string[];
  readonly tags: readonly Tag[];
  readonly offers: readonly TagOffer[];
  /** The index of the offer that Enter takes; -1 for none. */
  readonly marked: number;
  /** Whether Backspace has chosen the last tag, so that the next takes it off. */
  readonly lastChosen: boolean;
}

/** The parts of a keyboard event that count here. */
export interface Press {
  readonly key: string;
  /** Digits are told by their place: with Alt, what they type differs by system. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key does in a tag field. */
export type TagStep =
  | { readonly kind: 'add'; readonly paths: readonly string[] }
  | { readonly kind: 'mark'; readonly index: number }
  | { readonly kind: 'choose-last' }
  | { readonly kind: 'remove'; readonly path: string }
  /** Closes and takes what was typed. */
  | { readonly kind: 'save' }
  /** Closes; what was typed is kept for the next time, neither taken nor lost. */
  | { readonly kind: 'leave' }
  /** Nothing, and nothing is typed either. */
  | { readonly kind: 'nothing' };

/** Tags that Alt and a digit take. */
export const AT_HAND = 9;

/** @returns null where the key means nothing here and does what it always does */
export function tagStep(press: Press, field: TagField): TagStep | null {
  const { typed, current, offers, marked, lastChosen } = field;
  const empty = typed.trim() === '';
  const last = current.at(-1);
  if (press.altKey) return recentStep(press, field);
  switch (press.key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      if (offers.length === 0) return { kind: 'nothing' };
      const by = press.key === 'ArrowDown' ? 1 : -1;
      const from = marked === -1 && by === -1 ? 0 : marked;
      return { kind: 'mark', index: (from + by + offers.length) % offers.length };
    }
    case 'Enter': {
      if (press.ctrlKey || press.metaKey) return { kind: 'save' };
      const offer = offers[marked];
      if (offer) return { kind: 'add', paths: [offer.path] };
      return empty ? { kind: 'save' } : { kind: 'nothing' };
    }
    case ',':
    case ';':
      return empty ? { kind: 'nothing' } : asTyped(field);
    case 'Tab': {
      if (empty || press.shiftKey) return null;
      const taken = offers[marked] ?? offers[0];
      return taken?.kind === 'tag' ? { kind: 'add', paths: [taken.path] } : asTyped(field);
    }
    case 'Backspace':
      if (typed !== '' || last === undefined) return null;
      return lastChosen ? { kind: 'remove', path: last } : { kind: 'choose-last' };
    case 'Delete':
      return lastChosen && last !== undefined ? { kind: 'remove', path: last } : null;
    case 'Escape':
      return { kind: 'leave' };
    default:
      return null;
  }
}

/** The paths that a text means, typed or pasted: one, or several parted by commas, semicolons or line ends. */
export function pathsIn(text: string, tags: readonly Tag[]): readonly string[] {
  const meant = new Map<string, string>();
  for (const part of splitTagList(text)) {
    const path = typedPath(tags, part) ?? part;
    if (!meant.has(foldTagName(path))) meant.set(foldTagName(path), path);
  }
  return [...meant.values()];
}

function recentStep({ code }: Press, { typed, offers }: TagField): TagStep | null {
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (digit === undefined) return null;
  const offer = typed.trim() === '' ? offers[Number(digit) - 1] : undefined;
  return offer ? { kind: 'add', paths: [offer.path] } : { kind: 'nothing' };
}

function asTyped({ typed, tags }: TagField): TagStep {
  const paths = pathsIn(typed, tags);
  return paths.length > 0 ? { kind: 'add', paths } : { kind: 'nothing' };
}
