import { expect, test } from 'vitest'
import { countResults } from '../support/count-results.ts'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})
const report = (
  numPassedTests: number,
  numFailedTests: number,
  ...testResults: ReturnType<typeof file>[]
) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
})

test('a green run counts its tests', () => {
  const green = report(2, 0, file('passed', 'passed', 'passed'))
  expect(countResults(green, 0)).toEqual({ passed: 2, failed: 0, skipped: 0 })
})

test('a failed test counts once, not its file as well', () => {
  const red = report(1, 1, file('failed', 'passed', 'failed'))
  expect(countResults(red, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a file that could not be loaded is a failure though it has no tests', () => {
  const broken = report(1, 0, file('passed', 'passed'), file('failed'))
  expect(countResults(broken, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a run that failed without a failed test is never shown as green', () => {
  const unhandledError = report(1, 0, file('passed', 'passed'))
  expect(countResults(unhandledError, 1).failed).toBe(1)
})

test('skipped and planned tests are counted apart', () => {
  const some = { ...report(1, 0, file('passed', 'passed')), numPendingTests: 2, numTodoTests: 1 }
  expect(countResults(some, 0)).toEqual({ passed: 1, failed: 0, skipped: 3 })
})
