import type { Root } from 'mdast';
import { parse as parseYaml } from 'yaml';
import type { Bibliography, Name } from '../../contract/article.ts';
import { issnIn } from '../../domain/issn.ts';
import { safeAddress } from './inline-text.ts';
import { partialDate } from './partial-date.ts';
import { splitByline, splitName } from './split-name.ts';
import { tomlFields } from './toml-fields.ts';

/** Front matter, as the parser of Markdown gives it. */
interface Front {
  readonly type: 'yaml' | 'toml';
  readonly value: string;
}

function isFront(node: Partial<Front>): node is Front {
  return node.type === 'yaml' || node.type === 'toml';
}

const DOI = /10\.\d{4,9}\/\S+/;

/**
 * The bibliographic fields of YAML or TOML front matter, under the names that CSL, Pandoc, Obsidian, Hugo and
 * clippers use. Other fields are left in the original. Only what is there is in the answer.
 */
export function frontMatter(root: Root, warnings: string[]): Partial<Bibliography> {
  const front = (root.children as readonly Partial<Front>[]).find(isFront);
  if (!front) return {};
  const fields = fieldsOf(front);
  if (fields === null) {
    const kind = front.type === 'yaml' ? 'YAML' : 'TOML';
    warnings.push(`Its front matter is not ${kind} and was left out.`);
    return {};
  }
  const field = (...names: string[]): unknown =>
    names.map((name) => fields.get(name)).find((value) => value != null);
  const words = (...names: string[]): string | null => {
    const value = field(...names);
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return text.replace(/\s+/gu, ' ').trim() || null;
  };
  const title = words('title');
  const authors = [field('author', 'authors', 'creator', 'by')].flat().flatMap(namesOf);
  const language = words('language', 'lang');
  const type = words('type');
  const address = safeAddress(words('url', 'link', 'source', 'source-url') ?? '');
  return {
    ...(title ? { title } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(language ? { language } : {}),
    ...(type && /^[a-z]+([-_][a-z]+)*$/.test(type) ? { type } : {}),
    issued: partialDate(words('issued', 'date', 'published', 'created', 'year') ?? ''),
    containerTitle: words('container-title', 'journal', 'publication', 'site', 'website'),
    publisher: words('publisher'),
    url: address,
    doi: DOI.exec(words('doi') ?? '')?.[0] ?? null,
    issn: issnIn(words('issn') ?? ''),
    accessed: partialDate(words('accessed', 'clipped', 'saved') ?? ''),
  };
}

/** By lower-case names, `_` and capitals as `-`; null where the text is no map. */
function fieldsOf({ type, value }: Front): ReadonlyMap<string, unknown> | null {
  try {
    const fields: unknown =
      type === 'toml'
        ? tomlFields(value)
        : parseYaml(value, { maxAliasCount: 20, logLevel: 'error' });
    if (fields == null) return new Map();
    if (typeof fields !== 'object' || Array.isArray(fields)) return null;
    return new Map(
      Object.entries(fields).map(([name, value]) => [
        name
          .replace(/([a-z])([A-Z])/g, '$1-$2')
          .replaceAll('_', '-')
          .toLowerCase(),
        value,
      ]),
    );
  } catch {
    return null;
  }
}

/** A name as a string, or as a map of its parts. */
function namesOf(author: unknown): Name[] {
  if (typeof author === 'string') return splitByline(author);
  if (typeof author !== 'object' || author === null) return [];
  const { family, given, name, literal } = author as Record<string, unknown>;
  if (typeof family === 'string') {
    return [typeof given === 'string' ? { family, given } : { family }];
  }
  const whole = typeof name === 'string' ? name : literal;
  const split = typeof whole === 'string' ? splitName(whole) : null;
  return split ? [split] : [];
}
