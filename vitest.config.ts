import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Generous: the machines of continuous integration are slow, and what hangs still ends.
const common = { pool: 'forks', testTimeout: 240_000, hookTimeout: 240_000 } as const;

/**
 * Two groups: what runs from source, and what runs the built program (which is built first, where that
 * is needed). Playwright's own `*.spec.ts` are neither's.
 */
export default defineConfig({
  test: {
    // By itself it leaves a core to others, and on two cores that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...common,
          name: 'source',
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'scripts/**/*.test.mjs',
            'faults/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...common,
          name: 'hosts',
          include: ['e2e/hosts/**/*.test.ts'],
          globalSetup: ['scripts/build-before-tests.mjs'],
        },
      },
    ],
  },
});
