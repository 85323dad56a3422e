import { safeLink } from './safe-link.ts';

/** The kinds of nodes that a note is made of, by the names that the editor writes. */
const BRANCHES = new Set([
  'root',
  'paragraph',
  'heading',
  'quote',
  'list',
  'listitem',
  'code',
  'safe-link',
]);
const LEAVES = new Set(['text', 'linebreak', 'tab', 'code-highlight']);
const DEEPEST = 60;
const MOST = 100_000;

/**
 * Whether a kept state of the editor holds nothing but what the editor itself writes: known nodes, plain values,
 * links that lead where links may, and no styles. Any other state is not even shown to the editor; the note's
 * Markdown says the same.
 * @param text the state as JSON
 */
export function isNoteState(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isRecord(value) || Object.keys(value).join() !== 'root' || !isRecord(value.root))
    return false;
  const left = { count: MOST };
  return value.root.type === 'root' && isNode(value.root, 0, left);
}

function isNode(value: unknown, depth: number, left: { count: number }): boolean {
  left.count -= 1;
  if (!isRecord(value) || depth > DEEPEST || left.count < 0) return false;
  const { type, children, ...fields } = value;
  if (typeof type !== 'string' || fields.version !== 1) return false;
  if (!BRANCHES.has(type) && !LEAVES.has(type)) return false;
  if (!Object.entries(fields).every(([name, field]) => isField(type, name, field))) return false;
  if (LEAVES.has(type)) return children === undefined;
  return Array.isArray(children) && children.every((child) => isNode(child, depth + 1, left));
}

function isField(type: string, name: string, value: unknown): boolean {
  // How a line's break was written in Markdown is the one thing that the editor keeps aside.
  if (name === '$') return type === 'linebreak' && isHardBreak(value);
  switch (name) {
    case 'url':
      return type === 'safe-link' && typeof value === 'string' && safeLink(value) !== null;
    case 'style':
    case 'textStyle':
      return value === '';
    case 'tag':
      return typeof value === 'string' && /^(?:h[1-6]|ul|ol)$/.test(value);
    default:
      return value === null || ['string', 'number', 'boolean'].includes(typeof value);
  }
}

function isHardBreak(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).join() !== 'mdHardLineBreak') return false;
  return typeof value.mdHardLineBreak === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
