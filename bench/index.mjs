// `npm run bench`: measures the program against its goals, with peers beside it where there are any.
// `npm run bench -- anchor`, `-- import`, `-- reader`, `-- revise`, `-- search`; `--small` only to see that they work. Nothing here
// fails for being slow.
import '../scripts/fitting-node.mjs';
import { parseArgs } from 'node:util';

const BENCHES = {
  anchor: async ({ small }) => {
    const { benchAnchor } = await import('./anchor/bench-anchor.mjs');
    await benchAnchor({ small });
  },
  reader: async ({ small }) => {
    const { benchReader } = await import('./reader/bench-reader.mjs');
    await benchReader({ small });
  },
  import: async ({ small }) => {
    const { benchImport } = await import('./import.mjs');
    console.log('Bringing documents in');
    const { rows, splits } = await benchImport(small ? { articles: 300, files: 40, pages: 4 } : {});
    console.table(rows);
    for (const { what, split } of splits) {
      console.log(`Where the time went: ${what}`);
      console.table(split);
    }
  },
  revise: async ({ small }) => {
    const { benchRevise } = await import('./revise.mjs');
    console.log('New revisions of a long article with many passages');
    const size = { characters: 40_000, passages: 400, altered: [0.1] };
    console.table(await benchRevise(small ? size : {}));
  },
  search: async ({ small }) => {
    const { benchSearch } = await import('./search.mjs');
    const { filled, rows } = await benchSearch(small ? { articles: 500, times: 5 } : {});
    console.log(`Search over ${filled.articles} articles of ${filled.words} words`);
    console.table(rows);
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: 'boolean', default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
for (const name of names) {
  const bench = BENCHES[name];
  if (bench) await bench(values);
  else {
    console.error(`There is no benchmark ${name}; there are ${Object.keys(BENCHES).join(', ')}.`);
    process.exitCode = 2;
  }
}
