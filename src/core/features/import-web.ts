import type { CallInput, CallResult } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Core } from '../core.ts';
import type { Handlers } from '../handler.ts';
import { importFile } from '../import/import-file.ts';
import { type Fetched, type FetchLimits, fetchBytes, PrivateHost } from '../web/fetch-bytes.ts';
import { pageFile } from '../web/page-file.ts';

/** Adding from the web: the one place where anything is fetched, and only because somebody named the address. */
export const importWebHandlers = { 'import.web': addFromWeb } satisfies Partial<Handlers>;

/** In milliseconds and bytes. */
const LIMITS = {
  time: 40_000,
  page: 30_000_000,
  picture: 10_000_000,
  pictures: 80_000_000,
  count: 300,
};
/** Pictures that are fetched at the same time. */
const AT_ONCE = 4;

async function addFromWeb(
  core: Core,
  { url, private: allowed, tags, collection }: CallInput<'import.web'>,
): Promise<CallResult<'import.web'>> {
  const signal = AbortSignal.timeout(LIMITS.time);
  let page: Fetched;
  try {
    page = await fetchBytes(url, { bytes: LIMITS.page, signal, allows: () => allowed === true });
  } catch (error) {
    if (!(error instanceof PrivateHost)) throw error;
    return { kind: 'private', host: error.host, url: error.url };
  }
  if (page.bytes.length === 0) fail('empty', `${page.url} holds nothing.`);
  const isPage =
    /html/.test(page.type) ||
    (page.type === '' && /^\s*</.test(Buffer.from(page.bytes.subarray(0, 200)).toString('latin1')));
  const { bytes, missed } = isPage
    ? await wholePage(core, page, signal, allowed === true)
    : { bytes: page.bytes, missed: 0 };
  const row = await importFile(core, {
    name: isPage ? nameOf(page, '.mhtml') : nameOf(page, ''),
    bytes: Buffer.from(bytes).toString('base64'),
    tags,
    collection,
  });
  const warnings =
    missed === 0
      ? row.warnings
      : [...row.warnings, `Pictures that could not be fetched: ${missed}.`];
  return {
    kind: 'fetched',
    url: page.url,
    redirects: [...page.redirects],
    row: { ...row, path: page.url, warnings },
  };
}

/** The page as one file with the pictures of its article: nothing else of the page is fetched. */
async function wholePage(
  core: Core,
  page: Fetched,
  signal: AbortSignal,
  allowed: boolean,
): Promise<{ bytes: Uint8Array; missed: number }> {
  const bare = pageFile(page, [], new Date());
  const { remote = [] } = await core.parser.parse({
    name: nameOf(page, '.mhtml'),
    bytes: bare,
    type: 'mhtml',
    keepFurniture: false,
    remote: true,
  });
  const own = new URL(page.url).hostname;
  const pictures: Fetched[] = [];
  const waiting = remote.slice(0, LIMITS.count);
  let missed = remote.length - waiting.length;
  let left = LIMITS.pictures;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const limits: FetchLimits = {
        bytes: Math.min(left, LIMITS.picture),
        signal,
        // A page of the internet may not reach into one's own network.
        allows: (host) => allowed && host === own,
      };
      const picture = await fetchBytes(next, limits).catch(() => null);
      if (!picture || left < picture.bytes.length) missed += 1;
      else {
        left -= picture.bytes.length;
        pictures.push(picture);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { bytes: pageFile(page, pictures, new Date()), missed };
}

/** A file's name, from the last piece of the address. */
function nameOf({ url, type }: Fetched, ending: string): string {
  const { hostname, pathname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? hostname;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A name with a per cent sign in it.
  }
  const clean =
    name
      .replace(/[\p{Cc}/\\]/gu, ' ')
      .slice(0, 200)
      .trim() || hostname;
  if (ending !== '') return clean.replace(/\.(?:x?html?|php|aspx?)$/i, '') + ending;
  return type === 'application/pdf' && !/\.pdf$/i.test(clean) ? `${clean}.pdf` : clean;
}
