// The licences of the libraries that are built into the program, as one text: most of them ask that it goes along.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES } from '../src/renderer/panels/about/credits.ts';

const MODULE = 'virtual:notices';

/** What packages have of others, that is in the program with them. */
const OF_OTHERS = {
  'pdfjs-dist': [
    'standard_fonts/LICENSE_FOXIT',
    'wasm/LICENSE_JBIG2',
    'wasm/LICENSE_PDFJS_JBIG2',
    'wasm/LICENSE_OPENJPEG',
    'wasm/LICENSE_PDFJS_OPENJPEG',
  ],
};

/**
 * Gives the page the text as the module `virtual:notices`.
 * @param {string} root the project's folder: the build puts this file into another
 */
export function notices(root) {
  return {
    name: 'notices',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) =>
      id === `\0${MODULE}`
        ? `export const notices = ${JSON.stringify(noticesText(root))};`
        : undefined,
  };
}

/** The text: each package that About credits and each that these are built on, by name, with its licence. */
export function noticesText(root) {
  return packages(root)
    .map(({ name, version, license, text }) => {
      const title = `${name} ${version} (${license})`;
      return `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`;
    })
    .join('\n\n');
}

function packages(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = new Map();
  const visit = (name, from) => {
    const path = placeOf(lock, name, from);
    // Left out on this system, or types only.
    if (!path || found.has(path) || name.startsWith('@types/')) return;
    const { version, license = 'its own terms', dependencies = {} } = lock[path];
    const text = [
      licenceIn(join(root, path), license),
      ...(OF_OTHERS[name] ?? []).map((file) => readFileSync(join(root, path, file), 'utf8').trim()),
    ].join('\n\n');
    found.set(path, { name, version, license, text });
    // Electron's packages are for installing it: its own notices come with its binary.
    if (name === 'electron') return;
    for (const needed of Object.keys(dependencies)) visit(needed, path);
  };
  for (const [, libraries] of LIBRARIES) {
    for (const { packages: names } of libraries) for (const name of names) visit(name, '');
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where a package is that another needs: beside it, or farther out. */
function placeOf(lock, name, from) {
  for (let folder = from; ; ) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (lock[path]) return path;
    if (!folder) return null;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
}

/** The text of a package's licence files; where it has none, which licence it names. */
function licenceIn(folder, license) {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(name))
    : [];
  if (names.length === 0) return `${license}; the package has no text of it.`;
  return names.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}
