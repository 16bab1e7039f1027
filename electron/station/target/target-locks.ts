import { createHash } from 'node:crypto'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { BreakOrder, LockFacts } from '../../../shared/contract/target.ts'
import { isTyped } from '../../../shared/contract/text/visible.ts'
import { readLock, removeLock } from '../host/lock/lock-file.ts'
import { fateOf } from '../host/lock/process-identity.ts'
import { lockFiles } from '../host/lock/target-lock.ts'

interface FoundLock {
  readonly file: string
  readonly text: string
  readonly facts: LockFacts
}

/** Whose locks a target bears. Fault `target-not-found`. */
export function readLocks(target: string): LockFacts[] {
  return findLocks(target).map(({ facts }) => facts)
}

/**
 * Takes away the locks that were shown, once the name of the target's file is typed, and tells whose they were. One of a living process of this
 * computer stays, and nothing happens when another lock stands there than was shown.
 * Faults `target-lock-not-confirmed`, `target-lock-changed`, `target-in-use`, `target-not-found`.
 */
export function breakLocks(target: string, { locks, typed }: Pick<BreakOrder, 'locks' | 'typed'>): LockFacts[] {
  const name = path.basename(target)
  if (!isTyped(typed.trim(), name.trim())) throw new Fault('target-lock-not-confirmed', { path: target, name })
  const found = findLocks(target)
  const isSame = found.length === locks.length && found.every(({ facts }) => locks.includes(facts.id))
  if (!isSame) throw new Fault('target-lock-changed', { path: target })
  const alive = found.find(({ facts }) => facts.fate === 'alive')
  if (alive !== undefined) throw new Fault('target-in-use', { path: target, owner: alive.facts.run })
  for (const { file, text } of found) removeLock(file, text)
  return found.map(({ facts }) => facts)
}

function findLocks(target: string): FoundLock[] {
  return lockFiles(target).flatMap(({ file }) => {
    const lock = readLock(file)
    if (lock === undefined) return []
    const { text, owner } = lock
    const id = createHash('sha256').update(file).update('\0').update(text).digest('hex')
    const facts: LockFacts =
      owner === undefined
        ? { id, host: '', process: null, run: '', since: '', fate: 'unknown' }
        : { id, host: owner.host, process: owner.pid, run: owner.run, since: owner.time, fate: fateOf(owner) }
    return [{ file, text, facts }]
  })
}
