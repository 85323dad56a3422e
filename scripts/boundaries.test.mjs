import { describe, expect, test } from 'vitest';
import { check } from './boundaries.mjs';
import { importsOf } from './imports.mjs';

describe('imports are found in every form', () => {
  test.each([
    ["import { a } from './a.ts'", './a.ts', false],
    ["import './style.css'", './style.css', false],
    ["import type { A } from './a.ts'", './a.ts', true],
    ["import { type A } from './a.ts'", './a.ts', true],
    ["import { type A, b } from './a.ts'", './a.ts', false],
    ["export { a } from './a.ts'", './a.ts', false],
    ["export * from './a.ts'", './a.ts', false],
    ["const a = await import('./a.ts')", './a.ts', false],
    ["let a: import('./a.ts').A", './a.ts', true],
    ["const a = require('./a.ts')", './a.ts', false],
    ["const a = createRequire(import.meta.url)('better-sqlite3')", 'better-sqlite3', false],
    ['const a = await import(name)', '*', false],
  ])('%s', (source, from, typeOnly) => {
    expect(importsOf('planted.ts', source)).toEqual([{ from, typeOnly, line: 1 }]);
  });

  test('what stands in a comment or a string is no import', () => {
    expect(importsOf('planted.ts', "// import './a.ts'\nconst a = \"import './b.ts'\";")).toEqual(
      [],
    );
  });
});

describe('a file that breaks the table is named', () => {
  test.each([
    ['src/contract/planted.ts', "import { a } from '../domain/quote.ts'"],
    ['src/domain/planted.ts', "import { a } from 'node:fs'"],
    ['src/domain/planted.ts', "import { a } from '../core/core.ts'"],
    ['src/core/planted.ts', "import { a } from '../loopback/answer.ts'"],
    ['src/core/planted.ts', "import a from 'left-pad'"],
    ['src/main/planted.ts', "import { app } from 'electron'"],
    ['src/main/planted.ts', "import { a } from '../renderer/data/client.ts'"],
    ['src/preload/planted.ts', "import { calls } from '../contract/calls.ts'"],
    ['src/loopback/planted.ts', "import express from 'express'"],
    ['src/renderer/planted.tsx', "import type { Core } from '../core/core.ts'"],
    ['src/renderer/planted.tsx', "const a = await import('node:fs')"],
    ['src/renderer/planted.tsx', "import a from 'better-sqlite3'"],
    ['src/renderer/planted.tsx', "import a from '@lexicalish/evil'"],
    ['src/renderer/planted.test.ts', "import a from '../main/menu.ts'"],
    ['src/utils/planted.ts', ''],
  ])('%s: %s', (file, source) => {
    expect(check(file, source)).toHaveLength(1);
  });
});

test.each([
  ['src/main/index.ts', "import * as electron from 'electron'"],
  ['src/main/planted.ts', "import type { Session } from 'electron'"],
  ['src/preload/planted.ts', "import type { Transport } from '../contract/transport.ts'"],
  ['src/renderer/planted.tsx', "import { $getRoot } from 'lexical';"],
  ['src/renderer/planted.tsx', "import { LinkNode } from '@lexical/link';"],
  ['src/core/planted.test.ts', "import { test } from 'vitest';"],
  ['src/core/planted.ts', "import { join } from 'node:path';"],
])('%s may hold %s', (file, source) => {
  expect(check(file, source)).toEqual([]);
});
