import { shorten } from '../shorten.ts';

/** The line an offset is in, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * Why a template cannot be read, in one sentence that names the line; null where nothing is wrong with it.
 * The parser itself says where it gave up, which for what is never closed is the end of the file: this says where
 * the mistake was made. Signs are read as mustache(5) has them, changed delimiters included.
 */
export function templateFault(text: string): string | null {
  const open: { readonly name: string; readonly start: number }[] = [];
  for (const { sign, name, start } of tags(text)) {
    const line = `Line ${lineOf(text, start)} of the template`;
    if (sign === null) return `${line} begins a tag that is never closed.`;
    if (sign === '#' || sign === '^') open.push({ name, start });
    if (sign === '>') {
      return `${line} asks for another template, “${shorten(name)}”, which templates here cannot do.`;
    }
    if (sign === '=' && delimiters(name) === null) {
      return `${line} changes the delimiters without naming two, as in {{=<% %>=}}.`;
    }
    if (sign === '/') {
      const section = open.pop();
      if (!section) return `${line} closes the section “${shorten(name)}”, which is not open.`;
      if (section.name !== name) {
        return `${line} closes “${shorten(name)}” while the section “${shorten(section.name)}” of line ${lineOf(text, section.start)} is still open.`;
      }
    }
  }
  const unclosed = open.pop();
  return unclosed
    ? `Line ${lineOf(text, unclosed.start)} of the template opens the section “${shorten(unclosed.name)}”, which is never closed.`
    : null;
}

interface Tag {
  /** `#`, `^`, `/`, …; empty for a field, null for a tag without an end. */
  readonly sign: string | null;
  readonly name: string;
  readonly start: number;
}

function* tags(text: string): Generator<Tag> {
  let [opening, closing] = ['{{', '}}'];
  let start = text.indexOf(opening);
  while (start >= 0) {
    let at = skipSpace(text, start + opening.length);
    const char = text.charAt(at);
    const sign = char !== '' && '#^/>{&=!'.includes(char) ? char : '';
    at += sign.length;
    // The value of a change of delimiters may hold what closes a tag: it ends at its own sign.
    const equals = sign === '=' ? text.indexOf('=', at) : at;
    const end = equals < 0 ? -1 : text.indexOf(sign === '{' ? `}${closing}` : closing, equals);
    if (end < 0) {
      yield { sign: null, name: '', start };
      return;
    }
    const name = text.slice(at, sign === '=' ? equals : end).trim();
    yield { sign, name, start };
    const after = end + closing.length + (sign === '{' ? 1 : 0);
    if (sign === '=') [opening, closing] = delimiters(name) ?? [opening, closing];
    start = text.indexOf(opening, after);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}

function delimiters(value: string): [string, string] | null {
  const [opening, closing] = value.split(/\s+/);
  return opening && closing ? [opening, closing] : null;
}
