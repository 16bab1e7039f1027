import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { Fault } from '../../../shared/bytes/fault.ts'

const ownerSchema = z.object({ run: z.string(), host: z.string(), pid: z.number().int(), time: z.string() })

/**
 * Holds a target by a file beside it, made exclusively, that names run, host, process and time.
 * A lock of a process of this host that is gone is taken over; one of another host is never.
 */
export function lockTarget(path: string, run: string): () => void {
  const file = `${path}.prestage-lock`
  const owner = JSON.stringify({ run, host: hostname(), pid: process.pid, time: new Date().toISOString() })
  if (!create(file, owner, path)) {
    const other = readOwner(file)
    if (other === undefined || other.host !== hostname() || isAlive(other.pid))
      throw new Fault('target-in-use', { path, owner: other ? `${other.host}, ${other.time}` : file })
    rmSync(file, { force: true })
    if (!create(file, owner, path)) throw new Fault('target-in-use', { path, owner: file })
  }
  return () => rmSync(file, { force: true })
}

function create(file: string, text: string, path: string): boolean {
  try {
    const descriptor = openSync(file, 'wx')
    writeSync(descriptor, text)
    closeSync(descriptor)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST') return false
    if (code === 'ENOENT') throw new Fault('target-not-found', { path })
    if (code === 'ENOSPC') throw new Fault('target-full', { path })
    throw new Fault('target-read-only', { path })
  }
}

function readOwner(file: string): z.infer<typeof ownerSchema> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return ownerSchema.safeParse(value).data
  } catch {
    return undefined
  }
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
