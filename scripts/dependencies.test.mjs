import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FACES, LIBRARIES } from '../src/renderer/panels/about/credits.ts';
import { importsOf } from './imports.mjs';

const ROOT = join(import.meta.dirname, '..');
const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const manifest = read('package.json');
const locked = Object.entries(read('package-lock.json').packages).filter(([path]) => path !== '');
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const versionOf = (name) => locked.find(([path]) => path === `node_modules/${name}`)?.[1].version;
const major = (version) => Number(version?.split('.')[0]);

test('E16 Electron is current and pinned exactly', () => {
  expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(major(versionOf('electron'))).toBeGreaterThanOrEqual(45);
});

test('versions with known holes are below the floor', () => {
  expect(major(versionOf('better-sqlite3'))).toBeGreaterThanOrEqual(13);
  expect(locked.filter(([path]) => nameOf(path) === 'adm-zip')).toEqual([]);
  expect(locked.filter(([path]) => nameOf(path) === 'lexical')).toHaveLength(1);
});

describe('E35 P4 what is installed', () => {
  test('comes from a registry, with its checksum', () => {
    for (const [path, entry] of locked) {
      if (entry.link || entry.inBundle) continue;
      // Where nothing is said, it is the registry that npm is set to.
      expect(entry.resolved ?? 'https://', path).toMatch(/^https:\/\//);
      expect(entry.integrity, path).toMatch(/^sha512-/);
    }
  });

  test('is named by version alone: nothing from git, an address or a folder', () => {
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
    for (const [name, version] of kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}))) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });

  test('runs no script of its own at install', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const allowed = Object.entries(manifest.allowScripts ?? {}).filter(([, value]) => value);
    expect(allowed).toEqual([]);
  });

  test('reports nothing to anybody, and looks for no update', () => {
    expect(locked.map(([path]) => nameOf(path)).filter((name) => REPORTS.test(name))).toEqual([]);
    for (const name of ['@sentry/node', 'posthog-js', 'electron-updater', 'update-notifier']) {
      expect(name, 'the list itself').toMatch(REPORTS);
    }
  });

  test('is none of what has holes that are not mended', () => {
    const denied = /^(adm-zip|happy-dom|request|node-serialize|vm2|unzip|extract-zip|decompress)$/;
    expect(locked.map(([path]) => nameOf(path)).filter((name) => denied.test(name))).toEqual([]);
  });

  test('has a licence that fits MIT, each one on the list', () => {
    const unfit = locked.filter(([path, entry]) => {
      const licence = String(entry.license ?? UNSAID[nameOf(path)] ?? 'none said');
      return !licence
        .replace(/[()]/g, '')
        .split(/ OR /)
        .some((one) => FITTING.has(one));
    });
    expect(unfit.map(([path, entry]) => `${path} ${entry.license}`)).toEqual([]);
    expect(FITTING.has('GPL-3.0')).toBe(false);
  });
});

describe('About names', () => {
  const credited = new Map(
    LIBRARIES.flatMap(([terms, libraries]) =>
      libraries.flatMap(({ packages }) => packages.map((name) => [name, terms])),
    ),
  );

  const used = imported();

  test('every library that the source imports', () => {
    const missing = used.filter((name) => !credited.has(name));
    expect(missing.filter((name) => !name.startsWith('@fontsource'))).toEqual([]);
    expect(missing.length).toBe(FACES.length);
  });

  test('none that it does not, and each with the terms it comes with', () => {
    for (const [name, terms] of credited) {
      expect(used, name).toContain(name);
      expect(read(`node_modules/${name}/package.json`).license, name).toBe(terms);
    }
  });
});

/** The packages that the program itself is made of, by its imports: types, tests and their helpers aside. */
function imported() {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).filter(
    (file) => !/\.test\.tsx?$|test-bed|testing/.test(file),
  );
  const packages = files
    .flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')))
    .filter(({ from, typeOnly }) => !typeOnly && !/^(\.|\*|node:|virtual:)/.test(from))
    .map(({ from }) => /^(@[^/]+\/)?[^/?]+/.exec(from)?.[0]);
  return [...new Set(packages)].sort();
}

/** Names of packages that tell somebody else what a program does. */
const REPORTS =
  /^(@sentry\/|@amplitude\/|@segment\/|@datadog\/|@bugsnag\/|@rollbar\/|@newrelic\/|@honeybadger|@opentelemetry\/exporter|@google-analytics|posthog|mixpanel|amplitude|analytics-node$|universal-analytics$|insight$|electron-updater$|electron-google-analytics|update-notifier$|simple-update-notifier$|countly|matomo|raygun|applicationinsights|newrelic$|nucleus-)/;
const FITTING = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Unlicense', 'CC0-1.0', 'Python-2.0', 'Zlib', 'MIT AND ISC'],
  // Files under these stay under them and reach nothing else; data, and fonts.
  ...['MPL-2.0', 'CC-BY-4.0', 'OFL-1.1'],
]);
/** Packages whose manifest says nothing; what their own licence file says. */
const UNSAID = { format: 'MIT' };
