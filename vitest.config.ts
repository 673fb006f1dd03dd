import { defineConfig } from 'vitest/config'

/** What drives browsers, cuts connections, kills things or holds them to a time gets the machine to itself. */
const folders = 'test/{browser,faults,live,live-sessions,platform,server}'
/** But for the longest of them: it looks at one page after the other, and nothing in it is a matter of time. */
const patient = `${folders}/every-page.test.ts`

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
          exclude: [`${folders}/**/!(every-page).test.ts`],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: [`${folders}/**/*.test.ts`],
          exclude: [patient],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
