// How the tests run: `fast` and `fast-core` are what everybody runs before a commit, `deep` is what takes minutes (long
// properties, kills, load). No retries: a test that passes the second time is a defect.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    retry: 0,
    allowOnly: false,
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      reporter: ['text', 'json-summary', 'html'],
      // Only the offenders are worth reading.
      skipFull: true,
      reportOnFailure: true,
      reportsDirectory: 'coverage',
      thresholds: { 'src/core/**': { branches: 100, functions: 100 } },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          // Each file cleans up after itself, so a worker loads each module once: half of the time was loading.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/deep/**', 'test/core/**', 'test/conversations/long/**'],
          // A taste of the properties before every commit; `deep` runs each of them a thousand times.
          env: { PROPERTY_RUNS: '10' },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Pure code leaves nothing behind, so its tests may share a worker and load each module once.
          name: 'fast-core',
          include: ['test/core/**/*.test.ts'],
          isolate: false,
          setupFiles: ['test/support/no-network.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'deep',
          include: [
            'test/deep/**/*.test.ts',
            'test/conversations/long/**/*.test.ts',
            'test/properties/**/*.test.ts',
          ],
          env: { PROPERTY_RUNS: process.env['PROPERTY_RUNS'] ?? '1000' },
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
