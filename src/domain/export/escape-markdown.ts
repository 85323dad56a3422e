/**
 * Text as Markdown that reads back to the letter. Whatever means something in CommonMark, in GitHub's additions
 * or in Obsidian's (`#tag`, `==mark==`, `%%comment%%`, `$math$`) is escaped. An empty line parts paragraphs, a
 * line end is a hard break; white space that a parser would trim is written as a character reference.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(?<=[^\n])\n\n(?=[^\n])/)
    .map((paragraph) =>
      paragraph
        .split(/(?<=[^\n])\n(?=[^\n])/)
        .map(escapeLine)
        .join('\\\n'),
    )
    .join('\n\n');
}

/** The same on one line, for headings, links and lists. */
export function escapeInline(text: string): string {
  return escapeLine(text.replace(/\s+/gu, ' ').trim());
}

function escapeLine(line: string): string {
  const escaped = line
    .replace(/[\\`*_[\]<|~$]/g, '\\$&')
    .replace(/&(?=[#a-z])/gi, '\\&')
    .replace(/={2,}|%{2,}/g, (run) => run.replace(/./g, '\\$&'))
    // Addresses would become links, in which a backslash is a part of the address.
    .replace(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/(?<=\S)@/g, '\\@')
    .replace(/(^|\s)#/g, '$1\\#')
    .replace(/^[-+=>:]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
  return escaped.replace(/^[ \t]|[ \t]$/g, reference).replace(/[\n\r]/g, reference);
}

function reference(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}
