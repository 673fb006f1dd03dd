import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Long enough for a machine that is busy with other things; what has to happen sooner says so itself.
    expect: { poll: { timeout: 5_000 } },
  },
})
