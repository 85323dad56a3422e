import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { notices } from './scripts/notices.mjs';
import { CONTENT_SECURITY_POLICY } from './src/page/security-headers.ts';

const here = import.meta.dirname;
/** Where to; `scripts/ensure-built.mjs` builds beside `out/` and puts the whole in place when it is done. */
const out = process.env.COMMONPLACE_OUT ?? resolve(here, 'out');
const { version } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8'));

/**
 * Three builds: `main` holds every Node program (the Electron host, the loopback host, the command line,
 * the core's thread and the reader of documents) in one flat folder, so that each is always found beside the
 * file that starts it; `preload` must be one CommonJS file because a sandboxed preload can load nothing else; `renderer`
 * is the page that all hosts show.
 */
export default defineConfig({
  main: {
    plugins: [characterMaps()],
    build: {
      outDir: join(out, 'main'),
      target: 'node22',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          cli: resolve(here, 'src/cli/index.ts'),
          'core-worker': resolve(here, 'src/core/core-worker.ts'),
          'parse-process': resolve(here, 'src/core/parse-process.ts'),
          'watch-memory': resolve(here, 'src/core/watch-memory.ts'),
          'backup-worker': resolve(here, 'src/core/backup-worker.ts'),
          'anchor-worker': resolve(here, 'src/core/anchor-worker.ts'),
        },
        external: ['better-sqlite3', 'electron'],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(out, 'preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    publicDir: resolve(here, 'resources/icons'),
    define: { __VERSION__: JSON.stringify(version) },
    plugins: [react(), pageHead(), notices(here)],
    resolve: {
      // The one for browsers asks the page's own parser what `&amp;` means, which the page's policy forbids.
      alias: {
        'decode-named-character-reference': resolve(
          here,
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      // electron-vite leaves the page as it is otherwise; the browser host sends it.
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: resolve(here, 'src/renderer/index.html'),
        output: { assetFileNames },
        // The page checks nothing itself: the schemas of the contract, and zod with them, stay out of it.
        treeshake: { manualPureFunctions: ['z', 'z.*'] },
      },
    },
  },
});

/** What PDF.js asks for by its own name keeps that. */
function assetFileNames({ names }: { readonly names: readonly string[] }): string {
  return names.some((name) => name.includes('_nowasm_fallback'))
    ? 'assets/[name][extname]'
    : 'assets/[name]-[hash][extname]';
}

/** Puts the character maps that PDFs may name beside the programs that read them. */
function characterMaps() {
  return {
    name: 'character-maps',
    writeBundle: () =>
      cpSync(resolve(here, 'resources/cmaps'), join(out, 'main', 'cmaps'), { recursive: true }),
  };
}

/**
 * Puts the icon into the built page, and the policy, so that it holds even where a host forgot its header.
 * Not while developing: there Vite puts scripts into the page.
 */
function pageHead() {
  // A page cannot say who may frame it; only the header can.
  const content = CONTENT_SECURITY_POLICY.split('; ')
    .filter((rule) => !rule.startsWith('frame-ancestors'))
    .join('; ');
  return {
    name: 'page-head',
    apply: 'build' as const,
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content },
        injectTo: 'head-prepend' as const,
      },
      {
        tag: 'link',
        attrs: { rel: 'icon', type: 'image/svg+xml', href: './icon.svg' },
        injectTo: 'head' as const,
      },
    ],
  };
}
