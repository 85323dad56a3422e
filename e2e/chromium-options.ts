import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const SYSTEM = '/usr/bin/chromium';

/** How the tests start Chromium: the one that `scripts/ensure-chromium.mjs` found, speaking to nobody. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = process.env.CHROMIUM ?? (existsSync(SYSTEM) ? SYSTEM : undefined);
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // As root Chromium refuses to start with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return executablePath ? { args, executablePath } : { args };
}
