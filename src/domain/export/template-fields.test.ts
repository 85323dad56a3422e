import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { richExample } from './rich-example.ts';
import { type Fields, templateFields, type Value } from './template-fields.ts';

const documented = readFileSync(join(import.meta.dirname, '../../../docs/templates.md'), 'utf8');

test('every field that a template can name is documented', () => {
  const missing = [...namesIn(templateFields(richExample))].filter(
    (name) => !documented.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

/** The names of all fields, once each: articles and tags hold each other. */
function namesIn(value: Value, seen = new Set<object>(), names = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return names;
  seen.add(value);
  if (Array.isArray(value)) for (const one of value) namesIn(one, seen, names);
  else {
    for (const [name, inside] of Object.entries(value as Fields)) {
      names.add(name);
      namesIn(inside, seen, names);
    }
  }
  return names;
}
