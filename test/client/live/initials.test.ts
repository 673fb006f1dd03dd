import { expect, it } from 'vitest'
import { initials } from '../../../client/live/initials.ts'

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Mary Ann  Evans', 'ME'],
  ['élodie_durand', 'ÉD'],
  ['3 Bears', '3B'],
  ['Ada (guest)', 'AG'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
