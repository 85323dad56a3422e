import type { Aside, Block } from '../../contract/block.ts';
import { SIGNS } from './furniture-signs.ts';

/** Furniture is short: what is longer is somebody's prose. In UTF-16 code units. */
const SHORT = 260;
/** Signs of this much together are enough. */
const ENOUGH = 3;
/** A line without signs counts as furniture only between the end and a sign, and when as short as this. */
const COMPANION = 40;
/** The same under a heading such as "Related posts", where titles follow. */
const LISTED = 140;
/** How many lines without signs may stand between the end and a sign; below a list's heading, and else. */
const LISTED_MOST = 15;
const COMPANIONS_MOST = 4;
/** How many lines (title, by-line, date) may stand before furniture at the start. */
const OPENING = 4;

/**
 * Parts page furniture from the text: from the end inwards, and from the start as far as the first prose.
 * Only short blocks that say what they are go, with very short lines beyond them ("Accept !"). Prose stays,
 * and so does what is said in the middle; an article about cookies keeps its paragraphs.
 */
export function setFurnitureAside(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
} {
  const isOnCookies =
    blocks.filter((block) => textOf(block).length > SHORT && /cookie/i.test(textOf(block))).length >
    1;
  const signs = blocks.map((block) => signOf(textOf(block), isOnCookies ? 2 : 0));
  const reasons: (string | null)[] = blocks.map(() => null);
  fromEnd(blocks, signs, reasons);
  fromStart(blocks, signs, reasons);
  // What parts a text for an advertisement says nothing else, wherever it stands.
  for (const [index, sign] of signs.entries()) {
    const isOnly = blocks[index]?.kind === 'paragraph' && sign?.reason === 'Advertisement';
    if (isOnly && sign.weight >= ENOUGH) reasons[index] ??= sign.reason;
  }
  const leaves = blocks.some((block, index) => reasons[index] === null && isBody(block));
  if (!leaves) return { blocks, asides: [] };
  const kept: Block[] = [];
  const asides: Aside[] = [];
  for (const [index, block] of blocks.entries()) {
    const reason = reasons[index] ?? null;
    const last = asides.at(-1);
    if (reason === null) kept.push(block);
    else if (last && last.reason === reason && last.before === kept.length) {
      asides[asides.length - 1] = { ...last, blocks: [...last.blocks, block] };
    } else asides.push({ reason, before: kept.length, blocks: [block] });
  }
  return { blocks: kept, asides };
}

/** What kind of furniture a short text says it is; null where it is long or does not say enough. */
export function furnitureOf(text: string): string | null {
  const sign = signOf(text, 0);
  return sign && sign.weight >= ENOUGH ? sign.reason : null;
}

interface Found {
  readonly reason: string;
  readonly weight: number;
}

/** @param doubt what is taken off a cookie sign without buttons, in a text that is about cookies */
function signOf(text: string, doubt: number): Found | null {
  if (text.length === 0 || text.length > SHORT) return null;
  const weights = new Map<string, number>();
  for (const { reason, weight, pattern } of SIGNS) {
    if (pattern.test(text)) weights.set(reason, (weights.get(reason) ?? 0) + weight);
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  if (!best) return null;
  const [reason, weight] = best;
  return { reason, weight: reason === 'Cookie banner' && weight < 5 ? weight - doubt : weight };
}

/** Lines beyond a sign belong to it; the first that cannot ends the furniture. */
function fromEnd(
  blocks: readonly Block[],
  signs: readonly (Found | null)[],
  reasons: (string | null)[],
): void {
  let waiting: number[] = [];
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (!block) return;
    const text = textOf(block);
    const sign = signs[index];
    if (sign && sign.weight >= ENOUGH) {
      const isList = sign.reason === 'Related links';
      const most = isList ? LISTED_MOST : COMPANIONS_MOST;
      const fits = waiting.every(
        (one) => textOf(blocks[one] ?? block).length <= (isList ? LISTED : COMPANION),
      );
      if (waiting.length > most || !fits) return;
      for (const one of waiting) reasons[one] = sign.reason;
      reasons[index] = sign.reason;
      waiting = [];
    } else if (canFollow(block, text) || sign) waiting.push(index);
    else return;
  }
}

/** At the start the title and a by-line may stand between; they are never furniture themselves. */
function fromStart(
  blocks: readonly Block[],
  signs: readonly (Found | null)[],
  reasons: (string | null)[],
): void {
  let others = 0;
  let seen = false;
  for (const [index, block] of blocks.entries()) {
    const sign = signs[index];
    if (sign && (sign.weight >= ENOUGH || (sign.weight >= 2 && (seen || index === 0)))) {
      reasons[index] = sign.reason;
      seen = true;
      continue;
    }
    others += 1;
    if (others > OPENING || textOf(block).length > SHORT || !('text' in block)) return;
  }
}

/** Whether a block without enough signs may be part of what stands above it: no sentence, no heading. */
function canFollow(block: Block, text: string): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return false;
  return text.length <= LISTED && !/[.!?…:;,]["”’»)]*$/u.test(text.replace(/\s*!$/u, ''));
}

function isBody(block: Block): boolean {
  return block.kind !== 'heading' && block.kind !== 'break' && textOf(block) !== '';
}

function textOf(block: Block): string {
  if (block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'heading') {
    return block.text.trim();
  }
  // Anything else is content, however short.
  return block.kind === 'break' ? '' : 'x'.repeat(SHORT + 1);
}
