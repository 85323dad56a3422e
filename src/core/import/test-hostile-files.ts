import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expectation } from './test-rules.ts';

/** Documents that others made; they have their own licences and do not come with the program. */
export const CORPORA = join(import.meta.dirname, '../../../../shared/corpora');

/** A hostile document, and what is expected of it in words, where somebody wrote that down. */
export interface HostileFile extends Expectation {
  readonly bytes: Buffer;
}

const FOLDERS = /^(synthetic-|xss-|zip-libarchive|pdf-qpdf-malformed|naughty-strings)/;
/** Sheets of the corpora themselves. */
const SHEETS =
  /(^|\/)(expected|expect|vectors|remote-fetch-vectors|csv-formula|filenames|blns)\.json$|COPYING|LICENSE|boundaries\.jsonl$/;

/** Every hostile file of the corpora; none where they are absent. */
export function hostileFiles(): HostileFile[] {
  if (!existsSync(CORPORA)) return [];
  return readdirSync(CORPORA)
    .filter((folder) => FOLDERS.test(folder))
    .flatMap((folder) => {
      const rules = rulesOf(folder);
      return readdirSync(join(CORPORA, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !SHEETS.test(entry.name))
        .map((entry) => ({
          name: entry.name,
          bytes: readFileSync(join(entry.parentPath, entry.name)),
          rule: rules.get(entry.name)?.rule ?? null,
          text: rules.get(entry.name)?.text ?? null,
        }));
    });
}

/** Every hostile piece of markup, as the body of a page. */
export function hostileMarkup(): string[] {
  if (!existsSync(CORPORA)) return [];
  const payloads = (file: string): { payload: string }[] => readJson(file) as { payload: string }[];
  return [
    ...payloads('xss-html5sec/vectors.json').map(({ payload }) => payload),
    ...payloads('xss-dompurify/expect.json').map(({ payload }) => payload),
    ...fetchVectors().map(({ html }) => html),
  ];
}

/** Markup that would fetch something, pointing at the canary. */
export function fetchVectors(): { readonly id: string; readonly html: string }[] {
  if (!existsSync(CORPORA)) return [];
  const { vectors } = readJson('synthetic-html/remote-fetch-vectors.json') as {
    vectors: { id: string; html: string }[];
  };
  return vectors.map(({ id, html }) => ({
    id,
    html: html
      .replaceAll('{{CANARY}}', 'http://127.0.0.1:18099')
      .replaceAll('{{CANARY_NOSCHEME}}', '//127.0.0.1:18099')
      .replaceAll('{{HOST}}', '127.0.0.1:18099')
      .replaceAll('{{ID}}', id),
  }));
}

/** Strings that break programs. */
export function naughtyStrings(): string[] {
  if (!existsSync(CORPORA)) return [];
  const { titles } = readJson('synthetic-strings/filenames.json') as { titles: string[] };
  const { values } = readJson('synthetic-strings/csv-formula.json') as { values: string[] };
  return [...(readJson('naughty-strings/blns.json') as string[]), ...titles, ...values];
}

/** What the sheet of a folder asks for, by the file; empty where it has none. */
export function rulesOf(folder: string): Map<string, Omit<Expectation, 'name'>> {
  const file = `${folder}/expected.json`;
  if (!existsSync(join(CORPORA, file))) return new Map();
  return new Map(
    Object.entries(readJson(file) as Record<string, unknown>).map(([name, value]) => {
      const said = value as { rule?: unknown; text?: unknown } | null;
      const rule = typeof value === 'string' ? value : String(said?.rule ?? '');
      return [name, { rule, text: typeof said?.text === 'string' ? said.text : null }];
    }),
  );
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(CORPORA, path), 'utf8'));
}
