import type { PageElement } from './page-node.ts';

/** Whether an element is one that a selector means. */
export type Selector = (element: PageElement) => boolean;

const known = new Map<string, Selector>();

/**
 * The part of CSS selectors that importers use: names, attributes with or without a value, `>`, `+`, the space
 * between an element and what is in it, and lists of these.
 * @throws Error for a selector beyond that, which is a fault of the program
 */
export function selectorOf(text: string): Selector {
  let selector = known.get(text);
  if (!selector) {
    selector = read(text);
    known.set(text, selector);
  }
  return selector;
}

function read(text: string): Selector {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.every((part) => /^[a-z][a-z0-9-]*$/i.test(part))) {
    const names = new Set(parts.map((part) => part.toLowerCase()));
    return ({ localName }) => names.has(localName);
  }
  const each = parts.map(chain);
  return (element) => each.some((one) => one(element));
}

/** `a > b + c d`, told from its end. */
function chain(text: string): Selector {
  const steps = text.match(/(?:\[[^\]]*\]|[^\s>+[])+|[>+]/g) ?? [''];
  const own = compound(steps.pop() ?? '');
  if (steps.length === 0) return own;
  const sign = /^[>+]$/.test(steps.at(-1) ?? '') ? steps.pop() : ' ';
  const rest = chain(steps.join(' '));
  if (sign === '>') return (element) => own(element) && isNear(element.parentElement, rest);
  if (sign === '+')
    return (element) => own(element) && isNear(element.previousElementSibling, rest);
  return (element) => {
    if (!own(element)) return false;
    for (let at = element.parentElement; at; at = at.parentElement) if (rest(at)) return true;
    return false;
  };
}

function isNear(element: PageElement | null, selector: Selector): boolean {
  return element !== null && selector(element);
}

const COMPOUND = /^([a-z][a-z0-9-]*|\*)?((?:\[[\w:-]+(?:="[^"]*")?\])*)$/i;

/** `name[attribute="value"]`. */
function compound(text: string): Selector {
  const [, name = '*', conditions = ''] = COMPOUND.exec(text) ?? [];
  if (text === '' || !COMPOUND.test(text)) throw new Error(`no selector for this: ${text}`);
  const wanted = [...conditions.matchAll(/\[([\w:-]+)(?:="([^"]*)")?\]/g)].map(
    ([, attribute = '', value]) => ({ attribute, value }),
  );
  const tag = name.toLowerCase();
  const [only] = wanted;
  if (tag === '*' && only && wanted.length === 1 && only.value === undefined) {
    return (element) => element.hasAttribute(only.attribute);
  }
  return (element) =>
    (tag === '*' || element.localName === tag) &&
    wanted.every(({ attribute, value }) => {
      const given = element.getAttribute(attribute);
      return given !== null && (value === undefined || given === value);
    });
}
