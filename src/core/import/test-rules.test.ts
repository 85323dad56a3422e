import { expect, test } from 'vitest';
import { breachOf, type Outcome } from './test-rules.ts';

const ARTICLE = {
  blocks: [{ kind: 'paragraph', text: 'Hello', marks: [] }],
  asides: [],
} satisfies Outcome['article'];
const added = (more: Partial<Outcome> = {}, warnings: string[] = []): Outcome => ({
  row: { status: 'added', error: null, warnings },
  article: ARTICLE,
  took: 10,
  ...more,
});
const refused = (error: string): Outcome => ({
  row: { status: 'failed', error, warnings: [] },
  article: null,
  took: 10,
});
const linked = (href: string): Outcome =>
  added({
    article: {
      ...ARTICLE,
      blocks: [{ kind: 'paragraph', text: 'x', marks: [{ kind: 'link', start: 0, end: 1, href }] }],
    },
  });

test.each<[rule: string | null, text: string | null, outcome: Outcome, breach: RegExp | null]>([
  ['imports: "Hello"', null, added(), null],
  ['imports: "Goodbye"', null, added(), /lacks the words/],
  ['imports', null, refused('a.x is damaged.'), /did not come in/],
  ['imports or named rejection', null, refused('a.x is damaged.'), null],
  ['imports or named rejection', null, refused('It is damaged.'), /without its name/],
  ['named rejection', null, added(), /came in/],
  ['named rejection', null, refused('a.x stopped its reader.'), /accident/],
  ['imports with a warning', null, added(), /without the warning/],
  ['imports with a warning', null, added({}, ['Look.']), null],
  ['reject the entry with a named reason', null, added(), /without a word/],
  ['< 1 s; RSS < +64 MB', null, added({ took: 9000 }), /took 9.0 s/],
  [null, null, linked('javascript:alert(1)'), /link that does something/],
  [null, null, linked('https://example.org/'), null],
  ['decoded text equals "text"', 'Hello', added(), null],
  ['decoded text equals "text"', 'Hallo', added(), /other words/],
  ['no BOM: ask the user or refuse', 'Hallo', added({}, ['It was guessed.']), null],
])('a file of which is asked “%s” is judged', (rule, text, outcome, breach) => {
  const found = breachOf({ name: 'a.x', rule, text }, outcome);
  if (breach === null) expect(found).toBeNull();
  else expect(found).toMatch(breach);
});
