import type { Aside, Block } from '../../contract/block.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { soundStrings } from '../import/sound-strings.ts';
import { sha256 } from './sha256.ts';

/** The text of a revision as the notebook keeps it. */
export interface KeptText {
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
  /** The canonical text of `blocks`. */
  readonly text: string;
  /** Of the text in UTF-8, hexadecimal. */
  readonly textSha256: string;
  /** `blocks` and `asides` as JSON. */
  readonly blocksJson: string;
  readonly asidesJson: string;
}

/** Works out once what telling twins, telling versions and keeping all need. */
export function keptText(given: {
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
}): KeptText {
  const { value: blocks, json: blocksJson } = storable(given.blocks);
  const { value: asides, json: asidesJson } = storable(given.asides);
  const { text } = canonicalText(blocks);
  return { blocks, asides, text, textSha256: sha256(text), blocksJson, asidesJson };
}

/**
 * SQLite keeps neither half a surrogate pair nor, in all of its functions, what follows a NUL: a text that
 * holds one would no longer be the text that offsets count in. Each becomes U+FFFD, which is as long.
 * @returns the value that can be kept, and its JSON
 */
export function storable<T>(value: T): { readonly value: T; readonly json: string } {
  const json = JSON.stringify(value);
  // As JSON, a lone surrogate and a NUL are always written as an escape.
  if (!json?.includes('\\u') || !/\\u(?:d[89a-f]|0000)/i.test(json)) return { value, json };
  const sound = soundStrings(value);
  return { value: sound, json: JSON.stringify(sound) };
}
