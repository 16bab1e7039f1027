import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'

const BLOCK_BYTES = 2 << 20

/** Seconds that the disk itself takes for the bytes of a job, with nothing decoded, hashed or compared. */
export interface DiskAlone {
  readonly write: number
  readonly read: number
}

/** `dd` writes `content` into each of the files at once and flushes it, then reads as much from each past the cache. */
export async function diskAlone(content: string, files: readonly string[]): Promise<DiskAlone> {
  const blocks = Math.ceil(statSync(content).size / BLOCK_BYTES)
  return {
    write: await atOnce(files.map((file) => [`if=${content}`, `of=${file}`, 'conv=notrunc,fsync'])),
    read: await atOnce(files.map((file) => [`if=${file}`, 'of=/dev/null', 'iflag=direct', `count=${blocks}`])),
  }
}

async function atOnce(commands: readonly (readonly string[])[]): Promise<number> {
  const begin = performance.now()
  await Promise.all(commands.map(copied))
  return (performance.now() - begin) / 1000
}

async function copied(args: readonly string[]): Promise<void> {
  const program = spawn('dd', [`bs=${BLOCK_BYTES}`, 'status=none', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [status] = await once(program, 'exit')
  if (status !== 0) throw new Error(`dd ${args.join(' ')} ended with ${status}`)
}
