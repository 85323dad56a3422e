import type { Bibliography } from '../../contract/article.ts';
import type { Color } from '../../contract/passage.ts';

/** A mark of the sample library. The quote occurs exactly once in the article's canonical text. */
export interface SamplePassage {
  readonly quote: string;
  readonly color: Color;
  readonly tags: readonly string[];
  /** Markdown; empty for none. */
  readonly note: string;
}

/** An article of the sample library: public-domain text, its source, and how a careful reader marked it. */
export interface SampleArticle {
  readonly fileName: string;
  readonly bibliography: Bibliography;
  /** The text's paragraphs, without the title. */
  readonly paragraphs: readonly string[];
  readonly tags: readonly string[];
  readonly passages: readonly SamplePassage[];
}
