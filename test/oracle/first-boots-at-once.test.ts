import { expect, it } from 'vitest'
import { firstBootsAtOnce } from './first-boots-at-once.ts'

const DEVICES = 200
/** MPLIST, key information, two certificates, assignments, one policy. */
const REQUESTS = 6

it('two hundred first boots at once each get their own answers from one site', async () => {
  const { boots, log } = await firstBootsAtOnce(DEVICES)
  expect(boots).toHaveLength(DEVICES)
  for (const { reports, names } of boots) {
    expect(reports.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(names).toEqual(['Windows'])
  }
  expect(log).toHaveLength(DEVICES * REQUESTS)
  expect(log.filter((line) => line.includes('POST /ccm_system/request, answered 200'))).toHaveLength(DEVICES)
})
