import { expect, it } from 'vitest'
import { typedSince } from '../../../client/threads/draft.ts'

it.each([
  ['Well said.', 'Well said.', ''],
  ['Well said.', 'Well said. And more', 'And more'],
  ['Well said.', 'Quite another thing', 'Quite another thing'],
  ['Well said.', '', ''],
])('of %j sent and %j standing, what was typed since is %j', (sent, now, since) => {
  expect(typedSince(sent, now)).toBe(since)
})
