import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { FUSES } from './fuses.mjs';

/**
 * How the desktop program is put together, by `npm run package`. The whole of it is built already; beside it
 * goes the one native module. Nothing is published, and nothing rebuilt.
 */
const config = {
  appId: 'org.commonplace.notebook',
  productName: 'Commonplace',
  directories: { output: 'dist', buildResources: 'resources' },
  files: ['out/**', 'package.json', 'node_modules/better-sqlite3/**', '!**/*.map'],
  asar: true,
  asarUnpack: ['node_modules/better-sqlite3/**/*.node'],
  npmRebuild: false,
  publish: null,
  protocols: [{ name: 'Commonplace', schemes: ['commonplace'] }],
  fileAssociations: [{ ext: 'commonplace', name: 'Commonplace notebook', role: 'Editor' }],
  linux: { target: ['AppImage', 'deb'], category: 'Office', icon: 'resources/icons/icon.png' },
  mac: { target: ['dmg'], category: 'public.app-category.productivity', hardenedRuntime: true },
  win: { target: ['nsis'], icon: 'resources/icons/icon.png' },
  /** Before anything is signed. */
  afterPack: async ({ appOutDir, packager, electronPlatformName }) => {
    const { productFilename, executableName } = packager.appInfo;
    const names =
      electronPlatformName === 'darwin'
        ? [`${productFilename}.app/Contents/MacOS/${productFilename}`]
        : [`${productFilename}.exe`, packager.executableName ?? executableName ?? productFilename];
    const binary = names.map((name) => join(appOutDir, name)).find((path) => existsSync(path));
    if (!binary) throw new Error(`There is no program in ${appOutDir} whose fuses could be set.`);
    await flipFuses(binary, FUSES);
  },
};
export default config;
