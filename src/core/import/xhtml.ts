const VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|image|path|circle|rect|line|use)$/i;

/**
 * XHTML as HTML parsers understand it: they take `<title/>` for the start of a title, and all that follows
 * for its text.
 */
export function asHtml(xhtml: string): string {
  return xhtml
    .replace(/^\s*<\?xml[^>]*\?>/, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
      text.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    )
    .replace(/<([a-zA-Z][\w:.-]*)((?:\s[^<>]*?)?)\/>/g, (all, tag: string, rest: string) =>
      VOID.test(tag) ? all : `<${tag}${rest}></${tag}>`,
    );
}
