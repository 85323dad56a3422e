import mustache from 'mustache';
import { fail } from '../../contract/failure.ts';
import { escapeHtml } from '../article-html.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { ExportData } from './export-data.ts';
import { lineOf, templateFault } from './template-fault.ts';
import { type Fields, templateFields, type Value } from './template-fields.ts';

/**
 * Tagged notes in a form of the researcher's own: a Mustache template, filled in.
 *
 * `{{title}}` is a field, `{{#passages}}…{{/passages}}` is written for each of a list, or once where a field has
 * something in it, `{{^note}}…{{/note}}` where it has nothing. Fields are those of {@link templateFields}; in a
 * list also `first`, `last` and `number` (from 1). A list as a field is its parts with commas, a tag its path, a
 * person the name. What is filled in is plain text; within `{{#html}}…{{/html}}` and `{{#markdown}}…{{/markdown}}`
 * it is escaped, `{{{…}}}` excepted. An unknown name is nothing.
 *
 * The library parses; filling in is done here, because its own would find what objects inherit
 * (`constructor`) and call it.
 * @param mostSteps how many sections may be written, counted each time
 * @throws CallFailure `bad-params` naming the line; `too-large` where lists within lists never come to an end
 */
export function writeTemplate(template: string, data: ExportData, mostSteps = MOST_STEPS): string {
  const tokens = parse(template);
  let length = 0;
  let steps = 0;
  const spend = (piece: string): string => {
    length += piece.length;
    if (length > LONGEST) fail('too-large', 'The template writes more than a file can hold.');
    return piece;
  };

  function fill(parts: readonly Token[], scope: Scope): string {
    steps += 1;
    if (steps > mostSteps) {
      fail('too-large', 'The template has lists within lists that would take too long to write.');
    }
    return parts.map((part) => one(part, scope)).join('');
  }

  function one([kind, name, start, , inside]: Token, scope: Scope): string {
    switch (kind) {
      case 'text':
        return spend(name);
      case 'name':
        return spend(scope.escaped(shown(find(scope.frame, name))));
      case '&':
        return spend(shown(find(scope.frame, name)));
      case '#':
      case '^': {
        const children: readonly Token[] = Array.isArray(inside) ? inside : [];
        const within = { ...scope, depth: scope.depth + 1 };
        if (within.depth > DEEPEST) {
          const line = lineOf(template, start);
          fail('bad-params', `Line ${line} of the template is more than ${DEEPEST} sections deep.`);
        }
        const escaped = ESCAPES.get(name);
        if (escaped) return kind === '#' ? fill(children, { ...within, escaped }) : '';
        const frames = framesOf(find(scope.frame, name));
        if (kind === '^') return frames.length === 0 ? fill(children, within) : '';
        return frames
          .map((frame) => fill(children, { ...within, frame: { ...frame, outer: scope.frame } }))
          .join('');
      }
      default:
        // Comments and changes of delimiters.
        return '';
    }
  }

  const frame: Frame = { value: templateFields(data), place: {}, outer: null };
  return fill(tokens, { frame, escaped: (text) => text, depth: 0 });
}

/** In UTF-16 code units; below what a string can hold. */
const LONGEST = 200_000_000;

/** Sections written: many for each passage of the largest notebooks, and reached in seconds. */
const MOST_STEPS = 10_000_000;

const DEEPEST = 20;

type Escape = (text: string) => string;

const ESCAPES: ReadonlyMap<string, Escape> = new Map([
  ['html', escapeHtml],
  ['markdown', escapeMarkdown],
]);

/** What is known where a part of the template stands. */
interface Scope {
  readonly frame: Frame;
  readonly escaped: Escape;
  /** How many sections it is in. */
  readonly depth: number;
}

type Token = readonly [kind: string, name: string, start: number, end: number, inside?: unknown];

/** What a section is about; `place` tells where in its list it stands. */
interface Frame {
  readonly value: Value;
  readonly place: Fields;
  readonly outer: Frame | null;
}

function parse(template: string): readonly Token[] {
  const fault = templateFault(template);
  if (fault !== null) fail('bad-params', fault);
  try {
    // A writer of its own: the library's keeps every template it ever saw.
    return new mustache.Writer().parse(template) as readonly Token[];
  } catch (error) {
    const at = Number(/ at (\d+)$/.exec(String(error))?.[1] ?? 0);
    return fail('bad-params', `Line ${lineOf(template, at)} of the template cannot be read.`);
  }
}

function find(innermost: Frame, name: string): Value {
  if (name === '.') return innermost.value;
  const [first = '', ...rest] = name.split('.');
  for (let frame: Frame | null = innermost; frame; frame = frame.outer) {
    for (const fields of [frame.value, frame.place]) {
      if (isFields(fields) && Object.hasOwn(fields, first)) {
        return rest.reduce(own, own(fields, first));
      }
    }
  }
  return null;
}

function own(value: Value, name: string): Value {
  if (isList(value)) return name === 'length' ? value.length : null;
  return isFields(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** What a section is written for: each of a list, or a value that has something in it. */
function framesOf(value: Value): Omit<Frame, 'outer'>[] {
  if (isList(value)) {
    return value.map((each, index) => ({
      value: each,
      place: { first: index === 0, last: index === value.length - 1, number: index + 1 },
    }));
  }
  return value ? [{ value, place: {} }] : [];
}

function shown(value: Value): string {
  if (value === null) return '';
  if (isList(value)) return value.map(shown).filter(Boolean).join(', ');
  return isFields(value) ? shown(value.path ?? value.name ?? null) : String(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
