import type { XmlElement } from '../xml-gate.ts';
import { childrenOf } from '../xml-tree.ts';
import { attributeOf, childOf, isOn, valOf } from './word-xml.ts';

/** What a paragraph of a style is. */
export type ParagraphKind =
  | { readonly kind: 'title' | 'quotation' | 'code' | 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number };

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** A style with all that it takes from those it is based on. */
export interface WordStyle {
  readonly paragraph: ParagraphKind;
  readonly place: ListPlace | null;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly code: boolean;
  readonly hidden: boolean;
}

const PLAIN: WordStyle = {
  paragraph: { kind: 'paragraph' },
  place: null,
  strong: false,
  emphasis: false,
  code: false,
  hidden: false,
};
/** Styles may be based on each other; a circle ends here. */
const DEPTH = 12;

/** Styles by id; unknown ones are plain. */
export function wordStyles(root: XmlElement | null): (id: string | null) => WordStyle {
  const elements = new Map(
    (root ? childrenOf(root, 'style') : []).map((style) => [
      attributeOf(style, 'styleId') ?? '',
      style,
    ]),
  );
  const known = new Map<string, WordStyle>();
  const read = (id: string | null, depth: number): WordStyle => {
    const element = id === null ? undefined : elements.get(id);
    if (id === null || !element || depth > DEPTH) return PLAIN;
    const ready = known.get(id);
    if (ready) return ready;
    const style = styleOf(element, read(valOf(element, 'basedOn'), depth + 1));
    known.set(id, style);
    return style;
  };
  return (id) => read(id, 0);
}

function styleOf(element: XmlElement, base: WordStyle): WordStyle {
  const name = (valOf(element, 'name') ?? '').toLowerCase();
  const paragraph = childOf(element, 'pPr');
  const run = childOf(element, 'rPr');
  const outline = Number.parseInt(valOf(paragraph, 'outlineLvl') ?? '', 10);
  return {
    paragraph: kindByName(name, outline) ?? base.paragraph,
    place: placeOf(paragraph, base.place),
    strong: isOn(run, 'b') ?? base.strong,
    emphasis: isOn(run, 'i') ?? base.emphasis,
    code: /\b(?:code|verbatim|preformatted|html keyboard)\b|char$/.test(name)
      ? /code|verbatim|preformatted|keyboard/.test(name)
      : base.code,
    hidden: isOn(run, 'vanish') ?? base.hidden,
  };
}

function kindByName(name: string, outline: number): ParagraphKind | null {
  const level = /^heading (\d)/.exec(name)?.[1];
  if (level !== undefined) return { kind: 'heading', level: within(Number(level)) };
  if (name === 'title') return { kind: 'title' };
  if (/^(?:intense )?quote\b|^block (?:text|quote)|^blockquote/.test(name))
    return { kind: 'quotation' };
  if (/source ?code|^code\b|preformatted|^macro text|^plain code/.test(name))
    return { kind: 'code' };
  return outline >= 0 && outline <= 8 ? { kind: 'heading', level: within(outline + 1) } : null;
}

function within(level: number): number {
  return Math.min(6, Math.max(1, level));
}

/** The place in a list that a paragraph's properties give it. List 0 takes it out of all. */
export function placeOf(properties: XmlElement | null, base: ListPlace | null): ListPlace | null {
  const numbering = childOf(properties, 'numPr');
  if (!numbering) return base;
  const list = valOf(numbering, 'numId') ?? base?.list;
  const level = Number.parseInt(valOf(numbering, 'ilvl') ?? '', 10);
  if (list === undefined || list === '0') return null;
  return {
    list,
    level: Number.isNaN(level) ? (base?.level ?? 0) : Math.min(8, Math.max(0, level)),
  };
}
