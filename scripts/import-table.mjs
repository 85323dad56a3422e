// Who may import what: the table of CONTRIBUTING.md as an allow-list. A package that is not named here is
// refused, so a new one is a decision that shows in review. `name/*` stands for all packages of a scope.

/** Markdown and YAML, read and written by pure functions; `mdast` is the tree's types only. */
const MARKDOWN = ['mdast', 'remark-gfm', 'remark-parse', 'unified', 'yaml'];

/** What documents are read with, in the core's own thread for it. */
const PARSERS = [
  ...MARKDOWN,
  '@exodus/bytes',
  '@mozilla/readability',
  'eld',
  'html-encoding-sniffer',
  'iconv-lite',
  'jschardet',
  'parse5',
  'postal-mime',
  'remark-frontmatter',
  'saxes',
  'smol-toml',
  'unpdf',
  'yauzl',
];

/**
 * `types` may be imported as types only; `node` says whether Node's own modules may be; `computed`, whether
 * what is imported may be worked out while it runs.
 */
export const TABLE = {
  'src/contract': { groups: [], packages: ['zod'], node: false },
  'src/domain': {
    groups: ['src/contract'],
    packages: [...MARKDOWN, 'mustache', 'punycode'],
    node: false,
  },
  'src/core': {
    groups: ['src/contract', 'src/domain'],
    packages: ['better-sqlite3', 'uuid', 'zod', ...PARSERS],
    node: true,
  },
  'src/page': { groups: [], packages: [], node: true },
  'src/main': {
    groups: ['src/contract', 'src/domain', 'src/core', 'src/page'],
    packages: ['electron'],
    node: true,
  },
  'src/preload': { groups: [], types: ['src/contract'], packages: ['electron'], node: false },
  'src/loopback': {
    groups: ['src/contract', 'src/core', 'src/page'],
    packages: [],
    node: true,
  },
  'src/cli': {
    groups: ['src/contract', 'src/domain', 'src/core', 'src/loopback'],
    packages: ['commander'],
    node: true,
  },
  'src/renderer': {
    groups: ['src/contract', 'src/domain'],
    packages: [
      '@floating-ui/react',
      '@fontsource/*',
      '@fontsource-variable/*',
      '@lexical/*',
      '@tanstack/react-query',
      ...MARKDOWN,
      'lexical',
      'lucide-react',
      // Draws the pages of an original, in a worker of its own.
      'pdfjs-dist',
      'react',
      'react-dom',
      'virtua',
      // Licences, put together by the build.
      'virtual:notices',
      // Kept settings are checked before they are believed.
      'zod',
      'zustand',
    ],
    node: false,
  },
  // The contract is one spec for all hosts, the bare core among them.
  e2e: {
    groups: ['src/contract', 'src/core'],
    packages: ['@playwright/test', '@axe-core/playwright', 'electron', 'vitest'],
    node: true,
    computed: true,
  },
  // What happens to a notebook when the machine fails it; drives the real core and what hosts write files with.
  faults: {
    groups: ['src/contract', 'src/domain', 'src/core', 'src/cli', 'e2e', 'scripts'],
    packages: ['@playwright/test', 'vite'],
    node: true,
  },
  scripts: {
    // Of the renderer its credits, which are compared with what is in the program.
    groups: ['e2e', 'src/contract', 'src/domain', 'src/core', 'src/renderer'],
    packages: ['@electron/fuses', 'linkedom', '@playwright/test', '@vitejs/plugin-react', 'vite'],
    node: true,
    computed: true,
  },
};

/** What tests may use on top of what their group may: the tools, Node, and the real core. */
export const TESTS = {
  groups: ['src/contract', 'src/domain', 'src/core', 'src/page'],
  packages: [
    'approx-string-match',
    'vitest',
    'fast-check',
    'linkedom',
    'react-dom',
    'better-sqlite3',
    'parse5',
    'remark-frontmatter',
  ],
};
