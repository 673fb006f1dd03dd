import { defineConfig } from 'vitest/config'

/** What drives browsers, cuts connections, kills things or holds them to a time gets the machine to itself. */
const alone = ['browser', 'faults', 'live', 'live-sessions', 'platform', 'server'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Long enough for a machine that is busy with other things; what has to happen sooner says so itself.
    expect: { poll: { timeout: 5_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
