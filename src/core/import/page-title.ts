const END = /^(.+)\s[–—]\s(.+)$/u;

/**
 * The title of a page that says it in its title element only.
 * @param element what the title element says, white space folded
 * @param found what the extraction made of it
 * @param headings what the page's headings say
 */
export function pageTitle(element: string, found: string, headings: readonly string[]): string {
  // A colon parts a title from its second half as often as a site from a title: a heading knows.
  const isCut = found !== '' && element.endsWith(`: ${found}`);
  const start = element.replace(/\s[–—]\s.*$/u, '');
  if (isCut && headings.some((one) => one === start || one.startsWith(element))) return element;
  if (found !== element) return found;
  // "A title - The site", where a heading of the page says the same without the site.
  const heading = headings.find((one) => element.startsWith(one) && isParted(one, element));
  if (heading !== undefined) return heading;
  // "A long title – The site": behind the last dash stands a name of few words.
  const [, title = '', end = ''] = END.exec(element) ?? [];
  return countOf(title) >= 4 && countOf(end) <= 3 ? title : found;
}

function countOf(text: string): number {
  return text === '' ? 0 : text.split(' ').length;
}

/** Whether what follows a heading in a title is a site's name, by the sign between. */
function isParted(heading: string, element: string): boolean {
  return countOf(heading) >= 2 && /^\s[|:»/·•‹–—-]\s/u.test(element.slice(heading.length));
}
