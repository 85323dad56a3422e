import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { putArticle } from '../../src/core/testing/put-article.ts';
import { steady } from './steady.ts';

const WORDS = `ferry harbour winter bread letters union captain islands sailors company strike flour
  weather timetable mainland school doctor council money promise quay lantern ledger archive witness
  testimony editor paper source claim reply silence north wind ice snow boat engine rope coal salt fish
  market price wage hour night morning street window door table chair book page line word name year`
  .trim()
  .split(/\s+/);

/** A paragraph of so many words that no other paragraph has in this order. */
export function paragraph(number: number, words = 60): string {
  const said = Array.from(
    { length: words },
    (_, n) => WORDS[(number * 31 + n * n * 7 + n) % WORDS.length],
  );
  return `Paragraph ${number} says: ${said.join(' ')}.`;
}

/**
 * Makes the notebook that faults happen to: three articles, thirty passages with notes and nested tags, a
 * link, a collection, a saved search, one article in the trash, and a history to go back in.
 */
export async function makeBase(path: string): Promise<void> {
  const { core, at } = steady(openCore(path, 'a fault test'), 'b');
  const call = async (name: string, params: unknown): Promise<unknown> => {
    const reply = await dispatch(core, name, params);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`);
    return reply.value;
  };
  let step = 0;
  const next = (): void => at(step++);
  const articles: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    next();
    const paragraphs = Array.from({ length: 12 }, (_, place) => paragraph(n * 12 + place));
    articles.push(putArticle(core, `Article ${n}`, paragraphs, { tags: [`Shelf/${n}`] }));
  }
  const passages: string[] = [];
  for (let n = 0; n < 30; n += 1) {
    next();
    const start = 20 + (n % 10) * 350;
    const made = (await call('passages.create', {
      article: articles[n % 3],
      where: { kind: 'ranges', ranges: [{ start, end: start + 80 }] },
      tags: [`Theme/Part ${n % 4}`, `Claims/${n % 2 === 0 ? 'Sure' : 'Disputed'}`],
      note: { markdown: `Note ${n}: ${paragraph(n + 100, 20)}`, state: null },
    })) as { id: string };
    passages.push(made.id);
  }
  next();
  await call('links.add', {
    from: passages[0],
    to: passages[1],
    type: 'contradicts',
    note: 'See both.',
  });
  next();
  const shelf = (await call('collections.add', { name: 'To read' })) as { id: string };
  next();
  await call('articles.collect', { ids: articles.slice(0, 2), collection: shelf.id, member: true });
  next();
  await call('searches.add', { name: 'Strikes', query: 'strike tag:Claims' });
  next();
  await call('articles.trash', { ids: [articles[2]] });
  await core.close();
}
