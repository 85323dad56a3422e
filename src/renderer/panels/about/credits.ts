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

/** The libraries in the program, by their terms. */
export const LIBRARIES: readonly (readonly [string, readonly string[]])[] = [
  [
    'MIT',
    [
      'Electron',
      'React',
      'Lexical',
      'better-sqlite3',
      'TanStack Query',
      'Zustand',
      'Zod',
      'Floating UI',
      'Virtua',
      'parse5',
      'unified and remark',
      'html-encoding-sniffer',
      'Exodus bytes',
      'Commander',
      'uuid',
    ],
  ],
  ['ISC', ['Lucide', 'yaml']],
  ['Apache 2.0', ['Readability', 'ELD']],
  ['BSD', ['jschardet']],
  ['Public domain', ['SQLite']],
];
