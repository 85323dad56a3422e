import type { Look } from '../prose-writer.ts';
import { attributeOf } from '../word/word-xml.ts';
import type { XmlElement } from '../xml-gate.ts';
import { elementsOf } from '../xml-tree.ts';

/** What a paragraph of a style is. */
export type OdtKind = 'title' | 'quotation' | 'code' | 'paragraph';

/** A style with all that it takes from its parents. */
export interface OdtStyle {
  readonly kind: OdtKind;
  readonly look: Look;
  readonly hidden: boolean;
  /** The list that paragraphs of the style belong to. */
  readonly list: string | null;
}

/** How a level of a list counts; null for a bullet. */
export interface OdtLevel {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels the number shows. */
  readonly shown: number;
}

/** The styles of a document by family and name. */
export interface OdtStyles {
  style(family: string, name: string | null): OdtStyle;
  level(list: string | null, level: number): OdtLevel | null;
}

const PLAIN: OdtStyle = { kind: 'paragraph', look: {}, hidden: false, list: null };
/** Styles have parents; a circle ends here. */
const DEPTH = 12;

/** @param roots the parts that hold styles; later ones decide */
export function odtStyles(roots: readonly XmlElement[]): OdtStyles {
  const elements = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  for (const root of roots) {
    for (const style of elementsOf(root, 'style')) {
      elements.set(`${attributeOf(style, 'family')} ${attributeOf(style, 'name')}`, style);
    }
    for (const list of elementsOf(root, 'list-style')) {
      lists.set(attributeOf(list, 'name', 'style:') ?? '', list);
    }
  }
  const known = new Map<string, OdtStyle>();
  const read = (family: string, name: string | null, depth: number): OdtStyle => {
    const id = `${family} ${name}`;
    const ready = known.get(id);
    if (ready) return ready;
    const element = elements.get(id);
    const named = kindByName(name ?? '');
    if (!element || depth > DEPTH) return named ? { ...PLAIN, kind: named } : PLAIN;
    const base = read(family, attributeOf(element, 'parent-style-name'), depth + 1);
    const style = styleOf(element, base, named);
    known.set(id, style);
    return style;
  };
  return {
    style: (family, name) => (name === null ? PLAIN : read(family, name, 0)),
    level: (list, level) => levelOf(list === null ? undefined : lists.get(list), level),
  };
}

function styleOf(element: XmlElement, base: OdtStyle, named: OdtKind | null): OdtStyle {
  const text = elementsOf(element, 'text-properties')[0];
  const said = (name: string): string | null => (text ? attributeOf(text, name) : null);
  const weight = said('font-weight');
  const slant = said('font-style');
  const position = said('text-position');
  return {
    kind: named ?? base.kind,
    hidden: said('display') === 'none' || (said('display') === null && base.hidden),
    list: attributeOf(element, 'list-style-name') ?? base.list,
    look: {
      strong: weight === null ? base.look.strong === true : /bold|[6-9]00/.test(weight),
      emphasis: slant === null ? base.look.emphasis === true : /italic|oblique/.test(slant),
      code: base.look.code === true || /source_20_text|teletype|\bcode\b/i.test(nameOf(element)),
      sub: position === null ? base.look.sub === true : /^(?:sub|-)/.test(position),
      sup: position === null ? base.look.sup === true : /^(?:super|[1-9]\d*%)/.test(position),
    },
  };
}

function nameOf(element: XmlElement): string {
  return attributeOf(element, 'name') ?? '';
}

function kindByName(name: string): OdtKind | null {
  if (name === 'Title') return 'title';
  if (/^(?:Quotations?|Block_20_(?:Text|Quotation))$/i.test(name)) return 'quotation';
  return /^Preformatted_20_Text$|^Source_20_Code$/i.test(name) ? 'code' : null;
}

function levelOf(list: XmlElement | undefined, level: number): OdtLevel | null {
  const found = list?.children.find(
    (child): child is XmlElement =>
      child.kind === 'element' && attributeOf(child, 'level') === String(level + 1),
  );
  if (found?.name !== 'list-level-style-number') return null;
  const format = attributeOf(found, 'num-format') ?? '';
  if (format === '') return null;
  return {
    format: FORMATS[format] ?? 'decimal',
    prefix: attributeOf(found, 'num-prefix') ?? '',
    suffix: attributeOf(found, 'num-suffix') ?? '',
    start: Number.parseInt(attributeOf(found, 'start-value') ?? '1', 10) || 0,
    shown: Number.parseInt(attributeOf(found, 'display-levels') ?? '1', 10) || 1,
  };
}

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
