import { defineConfig } from 'vitest/config'

/** What cuts connections, kills things or holds them to a time gets the machine to itself. */
const alone = [
  'test/faults/**/*.test.ts',
  'test/live/**/*.test.ts',
  'test/live-sessions/{notes,pointing,timers}.test.ts',
  'test/platform/live/**/*.test.ts',
  'test/platform/embedded-mongodb/{crash,expiry,planning}.test.ts',
  'test/browser/{crowded-text,live-faults,moderators-day,real-post,steady,three-screens,while-away}.test.ts',
  'test/browser/session-{lead,notes,of-six,room}.test.ts',
]

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
        test: {
          name: 'alone',
          include: alone,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
