import type { XmlElement } from '../xml-gate.ts';
import { childrenOf } from '../xml-tree.ts';

/**
 * An attribute by its local name, whatever namespace it is written in: transitional and strict documents
 * differ in nothing else.
 * @param space a piece of the namespace, where one name is used in two
 */
export function attributeOf(element: XmlElement, name: string, space = ''): string | null {
  if (space === '') {
    const plain = element.attributes.get(name);
    if (plain !== undefined) return plain;
  }
  for (const [key, value] of element.attributes) {
    if (key.endsWith(`}${name}`) && key.includes(space)) return value;
  }
  return null;
}

/** A child by its local name. */
export function childOf(element: XmlElement | null | undefined, name: string): XmlElement | null {
  return (element && childrenOf(element, name)[0]) ?? null;
}

/** The `w:val` of a child, as properties have it; null where the child is missing. */
export function valOf(element: XmlElement | null | undefined, name: string): string | null {
  const child = childOf(element, name);
  return child && (attributeOf(child, 'val') ?? '');
}

/** Whether a property that is on or off (`w:b`) is on; null where it is not said. */
export function isOn(element: XmlElement | null | undefined, name: string): boolean | null {
  const value = valOf(element, name);
  return value === null ? null : !/^(?:0|false|off|none)$/i.test(value);
}
