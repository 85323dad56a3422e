import { parse, TomlDate } from 'smol-toml';

/**
 * The entries of TOML front matter, as Hugo and Zola write it: those at the top, and those of its tables where the
 * top does not have them. Days and times are texts, as they are written in ISO 8601.
 * @throws Error for what is no TOML
 */
export function tomlFields(toml: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const top = Object.entries(parse(toml, { integersAsBigInt: 'asNeeded' }));
  const tables = top.flatMap(([, value]) => (isTable(value) ? Object.entries(value) : []));
  for (const [name, value] of [...tables, ...top]) {
    if (!isTable(value)) fields[name] = value instanceof TomlDate ? value.toISOString() : value;
  }
  return fields;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
