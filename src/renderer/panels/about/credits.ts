/** A bundled face, its authors, and the license it came with, read from the bundle when it is asked for. */
export interface Face {
  readonly name: string;
  readonly by: string;
  readonly read: () => Promise<string>;
}

/** The faces in the program. Their license asks that its text goes with them. */
export const FACES: readonly Face[] = [
  {
    name: 'Literata',
    by: 'The Literata Project Authors',
    read: async () => (await import('@fontsource-variable/literata/LICENSE?raw')).default,
  },
  {
    name: 'Source Sans 3',
    by: 'Adobe',
    read: async () => (await import('@fontsource-variable/source-sans-3/LICENSE?raw')).default,
  },
  {
    name: 'Atkinson Hyperlegible',
    by: 'Braille Institute of America',
    read: async () => (await import('@fontsource/atkinson-hyperlegible/LICENSE?raw')).default,
  },
  {
    name: 'OpenDyslexic',
    by: 'Abbie Gonzalez',
    read: async () => (await import('@fontsource/opendyslexic/LICENSE?raw')).default,
  },
];

/** A library in the program, and the packages it comes as. */
interface Library {
  readonly name: string;
  readonly packages: readonly string[];
}

/** The libraries in the program, by their terms. `scripts/dependencies.test.mjs` knows whether one is missing. */
export const LIBRARIES: readonly (readonly [terms: string, readonly Library[]])[] = [
  [
    'MIT',
    [
      { name: 'Electron', packages: ['electron'] },
      { name: 'React', packages: ['react', 'react-dom'] },
      {
        name: 'Lexical',
        packages: [
          'lexical',
          '@lexical/code',
          '@lexical/link',
          '@lexical/list',
          '@lexical/markdown',
          '@lexical/react',
          '@lexical/rich-text',
          '@lexical/selection',
          '@lexical/utils',
        ],
      },
      { name: 'better-sqlite3', packages: ['better-sqlite3'] },
      { name: 'TanStack Query', packages: ['@tanstack/react-query'] },
      { name: 'Zustand', packages: ['zustand'] },
      { name: 'Zod', packages: ['zod'] },
      { name: 'Floating UI', packages: ['@floating-ui/react'] },
      { name: 'Virtua', packages: ['virtua'] },
      { name: 'parse5', packages: ['parse5'] },
      {
        name: 'unified and remark',
        packages: ['unified', 'remark-parse', 'remark-gfm', 'remark-frontmatter'],
      },
      { name: 'unpdf', packages: ['unpdf'] },
      { name: 'Mustache', packages: ['mustache'] },
      { name: 'yauzl', packages: ['yauzl'] },
      { name: 'iconv-lite', packages: ['iconv-lite'] },
      { name: 'html-encoding-sniffer', packages: ['html-encoding-sniffer'] },
      { name: 'Exodus bytes', packages: ['@exodus/bytes'] },
      { name: 'Punycode.js', packages: ['punycode'] },
      { name: 'Commander', packages: ['commander'] },
      { name: 'uuid', packages: ['uuid'] },
    ],
  ],
  [
    'ISC',
    [
      { name: 'Lucide', packages: ['lucide-react'] },
      { name: 'yaml', packages: ['yaml'] },
      { name: 'saxes', packages: ['saxes'] },
    ],
  ],
  [
    'Apache-2.0',
    [
      { name: 'Readability', packages: ['@mozilla/readability'] },
      // It reads, in unpdf, and it draws.
      { name: 'PDF.js', packages: ['pdfjs-dist'] },
      { name: 'ELD', packages: ['eld'] },
    ],
  ],
  // Their licence lies beside them.
  [
    'BSD-3-Clause',
    [
      { name: 'Adobe’s CMap Resources', packages: [] },
      { name: 'smol-toml', packages: ['smol-toml'] },
    ],
  ],
  ['MIT-0', [{ name: 'postal-mime', packages: ['postal-mime'] }]],
  ['0BSD', [{ name: 'jschardet', packages: ['jschardet'] }]],
  ['Public domain', [{ name: 'SQLite', packages: [] }]],
];

/** The licences of all of them, and of what they are built on, as the build wrote them down. */
export async function readNotices(): Promise<string> {
  return (await import('virtual:notices')).notices;
}
