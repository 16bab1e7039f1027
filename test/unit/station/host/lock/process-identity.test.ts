import { spawn, spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { fateOf, thisProcess } from '../../../../../electron/station/host/lock/process-identity.ts'

const DAY_SECONDS = 86_400
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
const { pid: deadPid } = spawnSync(process.execPath, ['-e', ''])

afterAll(() => void child.kill())

/** A process as it is seen where boots have no names, `seconds` of the clock after the boot was looked at last. */
const bootAt = (pid: number, seconds: number) => ({
  ...thisProcess(),
  pid,
  started: '',
  boot: String(1_700_000_000 + seconds),
})

test('a process of this boot lives or is gone', () => {
  const here = bootAt(process.pid, 0)
  expect(fateOf(bootAt(child.pid ?? 0, 1), here)).toBe('alive')
  expect(fateOf(bootAt(deadPid, 1), here)).toBe('gone')
})

test.each([DAY_SECONDS, -DAY_SECONDS])('a clock set by %i seconds makes no living process a dead one', (seconds) => {
  const here = bootAt(process.pid, seconds)
  expect(fateOf(bootAt(child.pid ?? 0, 0), here)).toBe('unknown')
  expect(fateOf(bootAt(deadPid, 0), here)).toBe('gone')
})

test('where boots have names, a process of another boot is gone', () => {
  expect(fateOf({ ...thisProcess(), boot: 'earlier' }, { ...thisProcess(), boot: 'now' })).toBe('gone')
})
