import type { Bibliography } from '../../contract/article.ts';
import type { ExportFormat, Grouping } from '../../contract/export.ts';
import type { Passage } from '../../contract/passage.ts';
import type { Locator } from '../locator.ts';

/** A passage as it leaves, with the page or the time its words stand at; the article it belongs to holds it. */
export type ExportPassage = Omit<
  Passage,
  'articleId' | 'articleTitle' | 'current' | 'position' | 'found'
> &
  Locator;

/** An article as it leaves, with those of its passages that were selected, in reading order. */
export interface ExportArticle {
  readonly id: string;
  /** Its address is null where it named a place on the researcher's own computer. */
  readonly bibliography: Bibliography;
  readonly added: string;
  readonly modified: string;
  /** The number of its current revision. */
  readonly revision: number;
  /** Paths of the tags on the article itself. */
  readonly tags: readonly string[];
  /** Names of the collections it is in. */
  readonly collections: readonly string[];
  readonly passages: readonly ExportPassage[];
}

/** A tag of the codebook. */
export interface ExportTag {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly color: string | null;
  readonly description: string;
}

/** A link of which both ends were selected. */
export interface ExportLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly note: string;
}

/** All that an export can hold. Passages of articles in the trash are not in it. */
export interface ExportData {
  /** The notebook's name. */
  readonly notebook: string;
  /** ISO 8601 UTC. */
  readonly exported: string;
  /** What was selected, in words. */
  readonly selection: string;
  readonly grouping: Grouping;
  /** Paths of the tags that get a section when grouped by tag; null for every tag. */
  readonly sections: readonly string[] | null;
  readonly articles: readonly ExportArticle[];
  /** Parents before children: the tags used and those above them, or the whole codebook. */
  readonly tags: readonly ExportTag[];
  readonly links: readonly ExportLink[];
  /** How many addresses were left out because they named a place on the researcher's own computer. */
  readonly localAddresses: number;
}

/** A form in which tagged notes leave: pure, from data to text. */
export interface Exporter {
  readonly format: ExportFormat;
  write(data: ExportData): { readonly text: string; readonly losses: readonly string[] };
}

/** The address that opens a passage in the program. */
export function passageLink(id: string): string {
  return `commonplace://passage/${encodeURIComponent(id)}`;
}
