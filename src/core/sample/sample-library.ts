import type { Color } from '../../contract/passage.ts';
import { newMethod } from './new-method.ts';
import { ofStudies } from './of-studies.ts';
import { onConversation } from './on-conversation.ts';
import type { SampleArticle } from './sample-article.ts';

/** The collection that holds the sample articles. */
export const SAMPLE_COLLECTION = 'Sample library';

/** Three short texts on reading and keeping what was read. */
export const sampleArticles: readonly SampleArticle[] = [onConversation, newMethod, ofStudies];

/** The sample's codebook: a path, its colour and when to use it. */
export const sampleTags: readonly {
  readonly path: string;
  readonly color: Color;
  readonly description: string;
}[] = [
  { path: 'Reading', color: 'yellow', description: 'What is said of reading itself.' },
  { path: 'Reading/Purpose', color: 'yellow', description: 'Why one reads, and what it is for.' },
  {
    path: 'Reading/Manner',
    color: 'orange',
    description: 'How one reads: in parts, whole, by deputy.',
  },
  { path: 'Writing', color: 'green', description: 'Writing as a way to think or to remember.' },
  { path: 'Memory', color: 'blue', description: 'Keeping and finding again what was read.' },
  {
    path: 'Disputed',
    color: 'red',
    description: 'Claims that others contradict, or that I doubt.',
  },
];
