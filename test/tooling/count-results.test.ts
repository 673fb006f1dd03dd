import { expect, test } from 'vitest'
import { countResults } from '../support/count-results.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each, index) => ({ status: each, fullName: `test ${index + 1}` })),
})
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults })

test('a green run counts its tests', () => {
  const green = report(file('passed', 'passed', 'passed'))
  expect(countResults(green, 0)).toEqual({ passed: 2, failed: 0, skipped: [] })
})

test('a failed test counts once, not its file as well', () => {
  const red = report(file('failed', 'passed', 'failed'))
  expect(countResults(red, 1)).toEqual({ passed: 1, failed: 1, skipped: [] })
})

test('a file that could not be loaded is a failure though it has no tests', () => {
  const broken = report(file('passed', 'passed'), file('failed'))
  expect(countResults(broken, 1)).toEqual({ passed: 1, failed: 1, skipped: [] })
})

test('a failed beforeAll is a failure though its tests were only skipped', () => {
  const unprepared = report(file('failed', 'skipped'))
  expect(countResults(unprepared, 1)).toEqual({ passed: 0, failed: 1, skipped: ['test 1'] })
})

test('a run that failed without a failed test is never shown as green', () => {
  const unhandledError = report(file('passed', 'passed'))
  expect(countResults(unhandledError, 1).failed).toBe(1)
})

test('skipped and planned tests are named', () => {
  const some = report(file('passed', 'passed', 'skipped', 'todo'))
  expect(countResults(some, 0)).toEqual({ passed: 1, failed: 0, skipped: ['test 2', 'test 3'] })
})
