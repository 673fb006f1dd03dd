import { defineConfig } from 'vitest/config'

/** What is held to a time, or drives so many at once that it needs both cores, gets the machine to itself. */
const alone = [
  'test/{accounts/passwords,moderation/child-data,moderation/word-matching}.test.ts',
  'test/shared/{annotations/segments,text/little-markup}.test.ts',
  'test/faults/{ending,session-storm,starting}.test.ts',
  'test/live/two-processes.test.ts',
  'test/live-sessions/pointing.test.ts',
  'test/platform/live/**/*.test.ts',
  'test/platform/embedded-mongodb/crash.test.ts',
  'test/browser/{crowded-text,moderators-day,steady}.test.ts',
  'test/browser/session-{lead,notes,of-six,parts,room}.test.ts',
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
