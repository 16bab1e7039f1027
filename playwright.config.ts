import { defineConfig } from '@playwright/test'

/**
 * Bounds for what never comes, not for what is slow: no test waits for time to pass, so on a machine with fifty times the work
 * each of them still ends as it does on a quiet one.
 */
const NEVER_MS = 240_000
const HANGS_MS = 1_800_000

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: HANGS_MS,
  expect: { timeout: NEVER_MS },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
