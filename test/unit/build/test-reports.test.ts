import { expect, test } from 'vitest'
import { tallyOfPlaywright, tallyOfVitest } from '../../../build/test/reports.ts'
import { one, sum, unable } from '../../../build/test/tally.ts'

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 }

test('passed, failed and skipped tests are counted as vitest reports them', () => {
  const testResults = [{ name: 'a', status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }]
  expect(tallyOfVitest({ ...vitest, testResults })).toEqual({ passed: 3, failed: 1, skipped: 2, notes: [] })
})

test('a test file that cannot be loaded counts as a failure', () => {
  const testResults = [{ name: 'a', status: 'failed', assertionResults: [] }]
  expect(tallyOfVitest({ ...vitest, numFailedTests: 0, testResults }).failed).toBe(1)
})

test('a flaky end-to-end test and an error outside any test count as failures', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }
  expect(tallyOfPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 1, notes: [] })
})

test('a suite that this machine cannot run is skipped with its reason, or failed when everything is required', () => {
  const skipped = unable('window', 'no Electron is here', false)
  expect(skipped).toMatchObject({ failed: 0, skipped: 1, notes: [{ what: 'window', reason: 'no Electron is here' }] })
  expect(unable('window', 'no Electron is here', true)).toMatchObject({ failed: 1, skipped: 0 })
  expect(sum([skipped, one(true), one(false)])).toMatchObject({ passed: 1, failed: 1, skipped: 1 })
})
