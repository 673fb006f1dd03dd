import { Problem } from '../platform/http/problem.ts'

/** What is answered where words that are to go don't stand in what they are to go from. */
export const notThere = () =>
  new Problem('invalid', {
    fields: [
      {
        field: 'exact',
        code: 'not-there',
        message: 'These words don’t stand in it. Please copy them exactly.',
      },
    ],
  })
