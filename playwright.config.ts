import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const { CHROMIUM, CI } = process.env;
const system = '/usr/bin/chromium';
const executablePath = CHROMIUM ?? (existsSync(system) ? system : undefined);

/** Quiet: a test's browser speaks to nobody but the program under test. */
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

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: CI ? 1 : 2,
  fullyParallel: true,
  forbidOnly: Boolean(CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
});
