import type { ArticleRow } from '../../contract/article.ts';

/** Words a minute of silent reading of English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const WORDS_A_MINUTE = 238;
/** From here on what is left is a reference list or a footer. */
const AS_GOOD_AS_READ = 0.98;

/** What stands under a title; where there is little room `where` is cut, `when` never. */
export interface ArticleWords {
  /** Authors and where it appeared; may be empty. */
  readonly where: string;
  /** The year, and how long it is or how far it was read. */
  readonly when: string;
}

/** Authors, where it appeared, year, and how long it is or how far it was read. */
export function articleWords(article: ArticleRow): ArticleWords {
  const { author, containerTitle, publisher, issued, words, progress, url } = article;
  const place = containerTitle ?? publisher ?? (author.length === 0 ? hostOf(url) : null);
  const joined = (parts: readonly (string | null | undefined)[]): string =>
    parts.filter(Boolean).join(' · ');
  return {
    where: joined([authors(author), place]),
    when: joined([issued?.slice(0, 4), extent(words, progress)]),
  };
}

/** "1 passage", "1,204 passages". */
export function countPassages(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'passage' : 'passages'}`;
}

function authors(names: readonly string[]): string {
  const [first, second] = names;
  if (names.length > 2) return `${first} and others`;
  return second === undefined ? (first ?? '') : `${first} and ${second}`;
}

function extent(words: number, progress: number): string {
  if (progress >= AS_GOOD_AS_READ) return 'read';
  if (progress >= 0.01) return `${Math.round(progress * 100)} % read`;
  return `${Math.max(1, Math.round(words / WORDS_A_MINUTE)).toLocaleString('en')} min`;
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null;
}
