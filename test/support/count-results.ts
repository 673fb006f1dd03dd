/** The part of Vitest's JSON report that is counted here. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[]
}

/**
 * Passed and failed tests of a Vitest run that ended with `exitCode`, and the names of the skipped ones.
 * A file that couldn't even be loaded has no tests to count and counts as one failure; so does a run that
 * failed for any other reason (an unhandled error, no test found), so that a red run never shows
 * `0 failed`.
 */
export function countResults(report: VitestReport, exitCode: number) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  const failed = tests.filter((test) => test.status === 'failed').length + brokenFiles.length
  const passed = tests.filter((test) => test.status === 'passed').length
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skipped.map((test) => test.fullName),
  }
}
