import { numeral } from '../numeral.ts';
import type { XmlElement } from '../xml-gate.ts';
import { childrenOf } from '../xml-tree.ts';
import type { ListPlace } from './word-styles.ts';
import { attributeOf, childOf, valOf } from './word-xml.ts';

interface Level {
  readonly format: string;
  /** `%1.%2` */
  readonly text: string;
  readonly start: number;
}

/** Counts the items of a document's lists as they come. */
export interface WordNumbering {
  /** What stands before the next item there; null for a bullet. */
  next(place: ListPlace): string | null;
}

/** @param root the numbering part */
export function wordNumbering(root: XmlElement | null): WordNumbering {
  const abstract = new Map(
    (root ? childrenOf(root, 'abstractNum') : []).map((one) => [
      attributeOf(one, 'abstractNumId') ?? '',
      one,
    ]),
  );
  const lists = new Map(
    (root ? childrenOf(root, 'num') : []).map((list) => [
      attributeOf(list, 'numId') ?? '',
      { list, of: valOf(list, 'abstractNumId') ?? '' },
    ]),
  );
  const counters = new Map<string, (number | undefined)[]>();
  const levelOf = (id: string, level: number): Level | null => {
    const found = lists.get(id);
    if (!found) return null;
    const override = childrenOf(found.list, 'lvlOverride').find(
      (one) => attributeOf(one, 'ilvl') === String(level),
    );
    const base = abstract.get(found.of);
    const element =
      childOf(override, 'lvl') ??
      (base && childrenOf(base, 'lvl').find((one) => attributeOf(one, 'ilvl') === String(level)));
    if (!element) return null;
    const start = valOf(override, 'startOverride') ?? valOf(element, 'start') ?? '1';
    return {
      format: valOf(element, 'numFmt') ?? 'decimal',
      text: valOf(element, 'lvlText') ?? `%${level + 1}.`,
      start: Number.parseInt(start, 10) || 0,
    };
  };
  return {
    next: ({ list, level }) => {
      const here = levelOf(list, level);
      if (!here || here.format === 'bullet' || here.format === 'none') return null;
      const counts = counters.get(list) ?? [];
      counters.set(list, counts);
      counts[level] = (counts[level] ?? here.start - 1) + 1;
      // What is deeper begins anew.
      counts.length = level + 1;
      const marker = here.text.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const format = levelOf(list, at)?.format ?? 'decimal';
        return numeral(counts[at] ?? levelOf(list, at)?.start ?? 1, format);
      });
      return marker.trim() === '' ? null : marker.trim();
    },
  };
}
