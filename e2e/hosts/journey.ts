import type { NotebookEvent } from '../../src/contract/events.ts';
import type { Reply, Transport } from '../../src/contract/transport.ts';

const DOCUMENT = `The Harbour Strike of 1911

By Edith Marlow

The dockers walked out at noon, and “only about 1,500 insurgents” were counted by the police.

A second paragraph follows, with a naïve café, an emoji 🜚 and a no-break space.

The port was quiet for nine days; nobody could say who had won.
`;

/** One call of the journey and what came back, with ids and times replaced by what they stand for. */
export interface Step {
  readonly call: string;
  readonly reply: Reply;
}

/**
 * The same journey on any host: a text is brought in, marked, tagged, searched, exported; an action is
 * undone and redone; and each kind of wrong use is tried. Answers all replies, and the topics of all events.
 */
export async function travel(
  transport: Transport,
): Promise<{ steps: readonly Step[]; topics: readonly string[] }> {
  const steps: Step[] = [];
  const topics = new Set<string>();
  const stop = transport.subscribe((event: NotebookEvent) => {
    for (const topic of event.topics) topics.add(topic);
  });
  const names = new Map<string, string>();
  const ask = async (call: string, params: unknown): Promise<Reply> => {
    const reply = await transport.request(call, params);
    steps.push({ call, reply: anonymous(reply, names) as Reply });
    return reply;
  };
  const value = <T>(reply: Reply): T => {
    if (!reply.ok) throw new Error(`${reply.failure.code}: ${reply.failure.message}`);
    return reply.value as T;
  };
  const bytes = Buffer.from(DOCUMENT).toString('base64');

  await ask('notebook.info', {});
  const row = value<{ articleId: string }>(
    await ask('import.file', { name: 'harbour.txt', bytes, tags: ['Strikes'] }),
  );
  await ask('import.file', { name: 'again.txt', bytes });
  const id = row.articleId;
  await ask('articles.list', {});
  await ask('articles.get', { id });
  const { text } = value<{ text: string }>(await ask('articles.text', { id }));
  await ask('articles.original', { id });
  await ask('articles.picture', { source: `picture:${'0'.repeat(64)}` });
  const passage = value<{ id: string }>(
    await ask('passages.create', {
      article: id,
      where: { kind: 'quote', quote: 'only about 1,500 insurgents' },
      color: 'yellow',
      tags: ['Claims/Disputed'],
      note: { markdown: 'Contradicted by *Abbasi*', state: null },
    }),
  );
  const start = text.indexOf('naïve café, an emoji 🜚');
  const ranges = [{ start, end: start + 'naïve café, an emoji 🜚'.length }];
  await ask('passages.create', { article: id, where: { kind: 'ranges', ranges } });
  await ask('passages.edit', { ids: [passage.id], addTags: ['Numbers'], color: 'blue' });
  await ask('passages.list', { tag: 'Claims' });
  await ask('tags.list', {});
  await ask('search.run', { query: 'insurgents tag:Claims' });
  for (const format of ['md', 'html', 'csv', 'json']) {
    await ask('export.run', { format, selection: { kind: 'everything' } });
  }
  await ask('history.undo', {});
  await ask('history.redo', {});
  await ask('passages.delete', { ids: [passage.id] });
  await ask('history.undo', {});
  await ask('passages.list', { article: id });
  await ask('settings.set', { key: 'theme', value: { name: 'sepia', size: 18 } });
  await ask('settings.get', {});
  await ask('history.list', {});

  // What goes wrong goes wrong in the same words everywhere.
  await ask('articles.get', { id: 'nobody' });
  const quote = (words: string): unknown => ({
    article: id,
    where: { kind: 'quote', quote: words },
  });
  await ask('passages.create', quote('a'));
  await ask('passages.create', quote('words that are not there'));
  await ask('passages.create', { article: id });
  await ask('tags.add', { path: 'Planted', extra: true });
  await ask('import.file', { name: 'empty.txt', bytes: '' });
  await ask('import.file', { name: 'x.bin', bytes: Buffer.alloc(4096).toString('base64') });
  await ask('no.such.call', {});
  await ask('__proto__', {});
  await ask('tags.list', null);
  await ask('tags.list', [1]);
  await ask('history.redo', {});
  await ask('history.redo', {});

  await new Promise((resolve) => setTimeout(resolve, 300));
  stop();
  return { steps, topics: [...topics].sort() };
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;
const DAY = new RegExp(new Date().toISOString().slice(0, 10), 'g');

/** The same value with ids named in the order in which they were met, and times taken out. */
function anonymous(value: unknown, names: Map<string, string>): unknown {
  const text = JSON.stringify(value)
    .replace(ID, (id) => {
      const name = names.get(id) ?? `id-${names.size + 1}`;
      names.set(id, name);
      return name;
    })
    .replace(TIME, 'time')
    .replace(DAY, 'today');
  return JSON.parse(text) as unknown;
}
