import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { z } from 'zod'

/** The process that carries a run: stored with it, so that a later station can tell whether it still lives. */
const ownerSchema = z.object({ id: z.string(), host: z.string(), pid: z.number().int(), boot: z.string() })
export type Owner = z.infer<typeof ownerSchema>

/** Two clocks of one boot may differ by this much when the boot's time is all that is known. */
const BOOT_TOLERANCE_SECONDS = 120

/** Stations open in this very process; their runs are alive although their process id is ours. */
const openHere = new Set<string>()

export function enterOwner(): Owner {
  const owner: Owner = { id: randomUUID(), host: hostname(), pid: process.pid, boot: currentBoot() }
  openHere.add(owner.id)
  return owner
}

export function leaveOwner(owner: Owner): void {
  openHere.delete(owner.id)
}

/** Whether the owner's process is known to be gone. Nothing is known of another computer's. */
export function isGone(text: string): boolean {
  const owner = ownerSchema.safeParse(parse(text)).data
  if (owner === undefined) return true
  if (owner.host !== hostname()) return false
  if (!sameBoot(owner.boot, currentBoot())) return true
  if (owner.pid === process.pid) return !openHere.has(owner.id)
  return !isAlive(owner.pid)
}

/** Linux names each boot; elsewhere the time of the boot in seconds stands for it. */
function currentBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return String(Math.round(Date.now() / 1000 - uptime()))
  }
}

function sameBoot(one: string, other: string): boolean {
  if (one === other) return true
  return Math.abs(Number(one) - Number(other)) <= BOOT_TOLERANCE_SECONDS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
