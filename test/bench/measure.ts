import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Measured {
  readonly seconds: number
  /** Largest resident set of the process; undefined where /usr/bin/time is missing. */
  readonly peakBytes: number | undefined
  readonly stdout: string
}

const TIME = '/usr/bin/time'

/** Runs a program to its end, by the wall clock, start-up included. A failure of the program is thrown with its output. */
export function measure(command: readonly string[], scratch: string): Measured {
  const peak = path.join(scratch, 'peak')
  const wrapped = existsSync(TIME) ? [TIME, '-f', '%M', '-o', peak, ...command] : command
  const [program = '', ...args] = wrapped
  const begin = performance.now()
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 256 << 20 })
  const seconds = (performance.now() - begin) / 1000
  if (error) throw error
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}\n${tail(stdout)}\n${tail(stderr)}`)
  const peakBytes = existsSync(TIME) ? Number(readFileSync(peak, 'utf8')) * 1024 : undefined
  return { seconds, peakBytes, stdout }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return sorted.length % 2 === 1 ? middle : (middle + (sorted[sorted.length / 2 - 1] ?? Number.NaN)) / 2
}

function tail(text: string): string {
  return text.slice(-2000)
}
