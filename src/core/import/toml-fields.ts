/**
 * The plain entries of TOML front matter, as Hugo and Zola write it: texts, lists of texts, dates and numbers
 * at the top and in tables, whose entries count where the top does not have them. Null where nothing is plain.
 */
export function tomlFields(toml: string): Record<string, unknown> | null {
  const fields: Record<string, unknown> = {};
  let isNested = false;
  // A list may be written over several lines.
  const lines = toml.replace(/=\s*\[[^\][]*\]/g, (list) => list.replace(/\s*\n\s*/g, ' '));
  for (const line of lines.split('\n')) {
    if (/^\s*\[/.test(line)) isNested = true;
    const [, name, value = ''] = /^\s*"?([\w-]+)"?\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || (isNested && name in fields)) continue;
    const read = valueIn(value);
    if (read !== null) fields[name] = read;
  }
  return Object.keys(fields).length > 0 ? fields : null;
}

const TEXT = /"((?:[^"\\]|\\.)*)"|'([^']*)'/g;

function valueIn(value: string): string | string[] | null {
  const texts = [...value.matchAll(TEXT)].map(([, quoted, literal]) =>
    quoted === undefined ? (literal ?? '') : unescaped(quoted),
  );
  if (value.startsWith('[')) return texts;
  if (/^["']/.test(value)) return texts[0] ?? null;
  return /^[\w.:+-]+/.exec(value)?.[0] ?? null;
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\[nt]/g, ' ')
    .replace(/\\(["\\])/g, '$1');
}
