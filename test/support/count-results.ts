/** The part of Vitest's JSON report that is counted here. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

/**
 * Passed, failed and skipped tests of a Vitest run that ended with `exitCode`. A file that couldn't even
 * be loaded has no tests to count and counts as one failure; so does a run that failed for any other
 * reason (an unhandled error, no test found), so that a red run never shows `0 failed`.
 */
export function countResults(report: VitestReport, exitCode: number) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  const failed = report.numFailedTests + brokenFiles.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
