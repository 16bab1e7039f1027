import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fateOf, processSchema, thisProcess } from '../host/lock/process-identity.ts'

/** The process that carries a run: stored with it, so that a later station can tell whether it still lives. */
const ownerSchema = processSchema.extend({ id: z.string() })
export type Owner = z.infer<typeof ownerSchema>

/** Stations open in this very process; their runs are alive although their process id is ours. */
const openHere = new Set<string>()

export function enterOwner(): Owner {
  const owner: Owner = { id: randomUUID(), ...thisProcess() }
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
  const fate = fateOf(owner)
  return fate === 'alive' && owner.pid === process.pid ? !openHere.has(owner.id) : fate === 'gone'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
