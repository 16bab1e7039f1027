import { readFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { z } from 'zod'

/** One process among all computers that may see what it wrote; what the system does not tell is empty. */
export const processSchema = z.object({
  host: z.string(),
  /** Tells computers of one name apart. */
  machine: z.string().default(''),
  boot: z.string().default(''),
  pid: z.number().int(),
  /** When the process began; a later process with its number began at another time. */
  started: z.string().default(''),
})
export type ProcessIdentity = z.infer<typeof processSchema>

/** Two clocks of one boot may differ by this much when the boot's time is all that is known. */
const BOOT_TOLERANCE_SECONDS = 120
/** Place of a process's start among the fields behind its name in /proc/PID/stat (proc(5): field 22). */
const START_FIELD = 19

export function thisProcess(): ProcessIdentity {
  return {
    host: hostname(),
    machine: textOf('/etc/machine-id'),
    boot: currentBoot(),
    pid: process.pid,
    started: statOf(process.pid)?.started ?? '',
  }
}

export type Fate = 'alive' | 'gone' | 'elsewhere' | 'unknown'

/** Nothing is known of another computer's processes, and too little of one whose boot cannot be told from this one. */
export function fateOf(other: ProcessIdentity, here: ProcessIdentity = thisProcess()): Fate {
  if (other.host !== here.host || (other.machine !== '' && other.machine !== here.machine)) return 'elsewhere'
  const isOtherBoot = other.boot !== '' && !isSameBoot(other.boot, here.boot)
  if (isOtherBoot && isNamed(here.boot)) return 'gone'
  const stat = statOf(other.pid)
  if (stat?.isDead === true) return 'gone'
  if (stat !== undefined && other.started !== '' && stat.started !== other.started) return 'gone'
  if (!isAlive(other.pid)) return 'gone'
  // A boot known by its time alone looks like another one once the clock was set: the process may be the one that is meant.
  return isOtherBoot ? 'unknown' : 'alive'
}

/** Linux names each boot; elsewhere the time of the boot in seconds stands for it. */
function currentBoot(): string {
  const name = textOf('/proc/sys/kernel/random/boot_id')
  return name === '' ? String(Math.round(Date.now() / 1000 - uptime())) : name
}

/** Whether the system names its boots, rather than their time standing for them. */
function isNamed(boot: string): boolean {
  return !/^\d+$/.test(boot)
}

function isSameBoot(one: string, other: string): boolean {
  return one === other || Math.abs(Number(one) - Number(other)) <= BOOT_TOLERANCE_SECONDS
}

/** Undefined where the system has no such file, and for a process that is gone. */
function statOf(pid: number): { readonly isDead: boolean; readonly started: string } | undefined {
  const text = textOf(`/proc/${pid}/stat`)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const started = fields[START_FIELD]
  return started === undefined ? undefined : { isDead: /^[ZX]/i.test(fields[0] ?? ''), started }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
