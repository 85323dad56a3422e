import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import config from './electron-builder.config.mjs';
import { FUSES } from './fuses.mjs';

const ROOT = join(import.meta.dirname, '..');

test('E19 every fuse that Electron has is set, and as it is meant', () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(names).toHaveLength(9);
  expect(Object.fromEntries(names.map((name) => [name, FUSES[FuseV1Options[name]]]))).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
  expect(FUSES.strictlyRequireAllFuses).toBe(true);
});

test('E19 E4 the package holds what was built and nothing that opens a door', () => {
  expect(config).toMatchObject({ asar: true, npmRebuild: false, publish: null });
  expect(config.files).toEqual([
    'out/**',
    'package.json',
    'node_modules/better-sqlite3/**',
    '!**/*.map',
  ]);
  expect(typeof config.afterPack).toBe('function');
  const written = [JSON.stringify(config), readFileSync(join(ROOT, 'package.json'), 'utf8')];
  for (const text of written) {
    expect(text).not.toMatch(
      /no-sandbox|remote-debugging|inspect|disable-web-security|executableArgs/,
    );
  }
});

test('E19 the fuses are set in the very binary that is packed', async () => {
  await expect(
    config.afterPack({
      appOutDir: join(ROOT, 'nowhere'),
      packager: { appInfo: { productFilename: 'Commonplace' } },
      electronPlatformName: 'linux',
    }),
  ).rejects.toThrow(/no program/);
});
