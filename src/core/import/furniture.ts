import type { Aside, Block } from '../../contract/block.ts';

/** Words that give page furniture away, by what it is. Matched in short blocks near the edges only. */
const SIGNS: readonly { readonly reason: string; readonly pattern: RegExp }[] = [
  {
    reason: 'Cookie banner',
    pattern:
      /\bbuttons=\(|\bdays=\(\d+\)|\b(?:uses?|using|use of|accept(?: all)?|manage|our) cookies\b|\bcookie (?:policy|settings|preferences|notice|consent)\b|^accept(?: all)? ?!?$|\b(?:verwende[nt]|nutz(?:en|t)) cookies\b|\bcookies (?:akzeptieren|zulassen)\b|\b(?:utilise|utilisons) des cookies\b|\baccepter les cookies\b|\b(?:utiliza|utilizamos|usamos) cookies\b|\baceptar (?:las )?cookies\b|\butilizza(?:mo)? (?:i )?cookie\b/iu,
  },
  {
    reason: 'Share buttons',
    pattern:
      /^(?:share(?: this)?(?: (?:article|story|post|page))?|share on .{1,40}|(?:tweet|facebook|twitter|whatsapp|linkedin|telegram|pinterest|e-?mail|print|copy link|x)(?:[\s|·•,/]+(?:tweet|facebook|twitter|whatsapp|linkedin|telegram|pinterest|e-?mail|print|copy link|x))*|teilen|partager|compartir)[:.]?$/iu,
  },
  {
    reason: 'Newsletter box',
    pattern:
      /\b(?:subscribe|sign up) (?:to|for) (?:our|the) .{0,40}(?:newsletter|updates|briefing)\b|\bget .{1,40} in your inbox\b|\bnewsletter abonnieren\b/iu,
  },
  {
    reason: 'Related links',
    pattern:
      /^(?:related (?:posts|articles|stories|links)|read (?:more|next|also)|you may also like|more (?:from|on) .{1,40}|recommended(?: for you)?|most (?:read|popular)|lesen sie auch|lire aussi)[:.]?$/iu,
  },
  {
    reason: 'Menu',
    pattern:
      /^(?:skip to (?:main )?content|menu|search|home|log ?in|sign in|back to top|advertisement|anzeige)[:.]?$/iu,
  },
  {
    reason: 'Footer',
    pattern: /^(?:©|\(c\)|copyright\b).{0,120}$|\ball rights reserved\b/iu,
  },
];

/** A block of furniture is short: longer ones are somebody's prose. In UTF-16 code units. */
const SHORT = 220;
/** A line without a sign of its own counts as furniture only beside some, and only when as short as this. */
const COMPANION = 40;
/** How many blocks from either edge are looked at. */
const EDGE = 12;

/**
 * Parts page furniture from the text. Only blocks near the start and the end are looked at, only short
 * ones, and only those that say what they are, with very short lines between them. What is prose stays:
 * an article about cookies keeps its paragraphs.
 */
export function setFurnitureAside(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
} {
  const reasons = blocks.map((block, index) =>
    index < EDGE || index >= blocks.length - EDGE ? signOf(block) : null,
  );
  spread(blocks, reasons, blocks.length - 1, -1);
  spread(blocks, reasons, 0, 1);
  if (reasons.every((reason) => reason !== null)) return { blocks, asides: [] };
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

function signOf(block: Block): string | null {
  if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'heading') return null;
  return furnitureOf(block.text.trim());
}

/** What kind of furniture a short text says it is; null where it is long or says nothing of the kind. */
export function furnitureOf(text: string): string | null {
  if (text.length > SHORT) return null;
  return SIGNS.find(({ pattern }) => pattern.test(text))?.reason ?? null;
}

/**
 * From one edge inwards, very short lines that stand between the edge and a sign, or between two signs,
 * belong to the furniture ("Accept !", "Learn More"). The first line of prose ends it.
 */
function spread(
  blocks: readonly Block[],
  reasons: (string | null)[],
  from: number,
  step: 1 | -1,
): void {
  const companions: number[] = [];
  for (let index = from; index >= 0 && index < blocks.length; index += step) {
    const reason = reasons[index] ?? null;
    if (reason !== null) {
      for (const companion of companions) reasons[companion] = reason;
      companions.length = 0;
      continue;
    }
    const block = blocks[index];
    // A title is short too, but it is the title.
    if (block?.kind !== 'paragraph' || block.text.trim().length > COMPANION) return;
    companions.push(index);
  }
}
