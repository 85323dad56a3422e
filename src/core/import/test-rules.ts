import type { Article } from '../../contract/article.ts';
import type { Block, Cell } from '../../contract/block.ts';
import type { ImportRow } from '../../contract/job.ts';
import { canonicalText } from '../../domain/canonical-text.ts';

/** What the sheet beside a file asks for. */
export interface Expectation {
  readonly name: string;
  /** In words. */
  readonly rule: string | null;
  /** What must be read, where the sheet has it. */
  readonly text: string | null;
}

/** What became of a file. */
export interface Outcome {
  readonly row: Pick<ImportRow, 'status' | 'error' | 'warnings'>;
  /** Null where it did not come in. */
  readonly article: Pick<Article, 'blocks' | 'asides'> | null;
  /** In milliseconds. */
  readonly took: number;
}

/** Time is only judged with room to spare: other work runs beside it. */
const PATIENCE = 5;

/**
 * What of an outcome breaks the rule of a file, or the rules of every file, in words; null where nothing does.
 * A rule that leaves the choice (“repaired or named rejection”) is kept either way, but never without a word.
 */
export function breachOf(
  { name, rule, text: wanted }: Expectation,
  outcome: Outcome,
): string | null {
  const { row, took } = outcome;
  const refused = row.status === 'failed';
  const said = rule ?? '';
  const choice = / or |falls back|named limit|repaired/.test(said);
  const text = refused ? '' : wordsOf(outcome);
  const breaches: readonly (readonly [broken: boolean, words: string])[] = [
    [
      refused && !(row.error ?? '').includes(name.split('/').at(-1) ?? ''),
      'is refused without its name',
    ],
    [
      /fault of the program|undefined|\bat .*:\d+:\d+|stopped its reader/.test(row.error ?? ''),
      'is refused by an accident',
    ],
    [/root:.*:0:0:/.test(text), 'read a file of this machine'],
    [
      hrefsOf(outcome).some((href) => !/^(?:https?:|mailto:|#)/.test(href)),
      'kept a link that does something',
    ],
    [/^imports\b/.test(said) && !choice && refused, 'did not come in'],
    [/^text (?:kept|stable)|text kept/.test(said) && !choice && refused, 'did not come in'],
    [/^named rejection/.test(said) && !choice && !refused, 'came in'],
    [
      /^reject the entry/.test(said) && !refused && row.warnings.length === 0,
      'came in without a word about the entry that is refused',
    ],
    [
      /warning shown|with a warning|told to the user|lists what is missing/.test(said) &&
        row.warnings.length === 0 &&
        row.status === 'added',
      'came in without the warning',
    ],
    [took > PATIENCE * secondsOf(said) * 1000, `took ${(took / 1000).toFixed(1)} s`],
    [!refused && !choice && !text.includes(quotedIn(said)), 'lacks the words'],
    [
      !refused &&
        wanted !== null &&
        !squeezed(text).includes(squeezed(wanted)) &&
        !(/the user is asked|ask the user/.test(said) && row.warnings.length > 0),
      'has other words',
    ],
  ];
  const broken = breaches.find(([is]) => is);
  if (!broken) return null;
  return `${broken[1]} (${said || 'no rule'}; ${row.error ?? row.warnings.join(' ')})`;
}

function wordsOf({ article }: Outcome): string {
  if (!article) return '';
  return [article.blocks, ...article.asides.map(({ blocks }) => blocks)]
    .map((blocks) => canonicalText(blocks).text)
    .join('\n\n');
}

function hrefsOf({ article }: Outcome): string[] {
  const blocks = article ? [article.blocks, ...article.asides.map((aside) => aside.blocks)] : [];
  return blocks
    .flat()
    .flatMap((block): readonly (Block | Cell)[] =>
      block.kind === 'table' ? block.rows.flat() : [block],
    )
    .flatMap((part) => ('marks' in part ? part.marks : []))
    .flatMap((mark) => (mark.kind === 'link' ? [mark.href] : []));
}

function quotedIn(rule: string): string {
  return /(?:imports:? (?:text )?|text |rule: )"([^"]+)"/.exec(rule)?.[1] ?? '';
}

function secondsOf(rule: string): number {
  return Number(/< (\d+) s\b/.exec(rule)?.[1] ?? Number.POSITIVE_INFINITY);
}

function squeezed(text: string): string {
  return text.replace(/[\s\ufeff]+/gu, '');
}
