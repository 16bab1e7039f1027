import { defineConfig } from '@playwright/test'

/** `npm run screenshots`: makes the pictures of docs/screenshots. No test: it asserts only that every view is reached. */
export default defineConfig({
  testDir: '.',
  testMatch: 'take.ts',
  outputDir: '../../test-results/screenshots',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
})
