import { defineConfig } from 'vitest/config'

const HANGS_MS = 900_000

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/oracle/**/*.test.ts'],
    // Bounds for what hangs, not for what is slow: on a machine with fifty times the work each test still ends.
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
  },
})
