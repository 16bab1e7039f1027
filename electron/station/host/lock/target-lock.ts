import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { type Evidence, evidence } from '../../../../shared/contract/evidence.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import type { TargetLock } from '../../../../shared/provision/host-files.ts'
import { targetFault } from '../../../../shared/provision/targets/target-fault.ts'
import { codeOf } from '../blobs/blob-protocol.ts'
import { type LockOwner, placeLock, readLock, removeLock } from './lock-file.ts'
import { fateOf, thisProcess } from './process-identity.ts'

/** Several processes may find the same stale lock; each tries this often to be the one that follows it. */
const ATTEMPTS = 5

const BROKEN: readonly Evidence['code'][] = ['lock-broken', 'lock-unreadable-broken']

/**
 * Holds a target by two files that name run, computer, process and time: one beside the target, for every computer that
 * sees its folder, and one of this computer that goes by the file itself, whatever name or link leads to it.
 * A lock of a process of this computer that is gone is taken over; another computer's only when `mayBreak`.
 * Faults `target-in-use`, `target-locked`, `target-not-found`, `target-read-only`, `target-full`.
 */
export function lockTarget(target: string, run: string, mayBreak: boolean): TargetLock {
  const text = JSON.stringify({ ...thisProcess(), run, time: new Date().toISOString() } satisfies LockOwner)
  const held: string[] = []
  const found: Evidence[] = []
  const release = () => {
    for (const file of held) removeLock(file, text)
  }
  try {
    for (const { file, isNeeded } of lockFiles(target)) {
      try {
        // One owner has left both files.
        for (const one of hold(file, text, target, mayBreak)) if (!isAmong(found, one)) found.push(one)
        held.push(file)
      } catch (error) {
        if (error instanceof Fault) throw error
        // Nobody can lock a target from a folder that nobody can write; the lock of this computer stands.
        const isReadOnly = ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))
        if (isNeeded || !isReadOnly || held.length === 0) throw targetFault(codeOf(error), target)
        found.push(evidence('lock-on-this-computer'))
      }
    }
  } catch (error) {
    release()
    throw error
  }
  return { release, evidence: found, broken: found.filter(({ code }) => BROKEN.includes(code)) }
}

/** Lets go of what a run still holds whose thread has died. */
export function releaseTarget(target: string, run: string): void {
  try {
    for (const { file } of lockFiles(target)) {
      const lock = readLock(file)
      if (lock?.owner?.run === run) removeLock(file, lock.text)
    }
  } catch {
    // The target is gone; so is whoever could want it.
  }
}

function isAmong(found: readonly Evidence[], one: Evidence): boolean {
  return found.some((other) => JSON.stringify(other) === JSON.stringify(one))
}

/** Where the locks of a target stand, whether or not there are any. Fault `target-not-found`. */
export function lockFiles(target: string): readonly { readonly file: string; readonly isNeeded: boolean }[] {
  try {
    const real = realpathSync(target)
    const { dev, ino } = statSync(real, { bigint: true })
    return [
      { file: path.join(folderOfLocks(), `${dev}-${ino}`), isNeeded: true },
      { file: `${real}.prestage-lock`, isNeeded: false },
    ]
  } catch (error) {
    throw targetFault(codeOf(error), target)
  }
}

/** Shared by all users of this computer. */
function folderOfLocks(): string {
  const folder = path.join(tmpdir(), 'prestage-locks')
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o1777)
  return folder
}

/** What was found in the way. */
function hold(file: string, text: string, target: string, mayBreak: boolean): readonly Evidence[] {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = clear(file, target, mayBreak)
    if (placeLock(file, text)) return found
  }
  throw new Fault('target-in-use', { path: target, owner: file })
}

function clear(file: string, target: string, mayBreak: boolean): readonly Evidence[] {
  const lock = readLock(file)
  if (lock === undefined) return []
  const { owner } = lock
  const fate = owner === undefined ? 'elsewhere' : fateOf(owner)
  if (owner !== undefined && fate === 'alive')
    throw new Fault('target-in-use', {
      path: target,
      owner: phrase('lock-holder', { run: owner.run, host: owner.host, since: owner.time }),
    })
  if (fate !== 'gone' && !mayBreak)
    throw new Fault('target-locked', {
      path: target,
      host: owner?.host ?? '?',
      since: owner?.time ?? '?',
      run: owner?.run ?? '?',
      lock: file,
    })
  removeLock(file, lock.text)
  if (owner === undefined) return [evidence('lock-unreadable-broken')]
  const facts = { run: owner.run, host: owner.host, since: owner.time }
  return [evidence(fate === 'gone' ? 'lock-left' : 'lock-broken', facts)]
}
