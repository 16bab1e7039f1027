import { type ChildProcess, execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { z } from 'zod'

export const ROOT = path.join(import.meta.dirname, '../..')
export const CLI = path.join(ROOT, 'electron/cli/prestage.ts')

/** Runs `prestage VERB … --json` to its end and returns its result line; rejects when it exits with anything but 0. */
export async function prestage(dataFolder: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args, '--json'], {
    cwd: ROOT,
    env: environment(dataFolder),
  })
  const last: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
  return z.record(z.string(), z.unknown()).parse(last)
}

export interface Serving {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a `prestage` that serves until it is stopped, and waits for the address that it prints. */
export async function serving(dataFolder: string, ...args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    env: environment(dataFolder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () => stopped(child)
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/[^\s"]+/.exec(line)?.[0]
      if (url !== undefined) return { url, stop }
    }
  } catch (error) {
    await stop()
    throw error
  }
  throw new Error(`prestage ${args.join(' ')} ended without an address`)
}

function environment(dataFolder: string): NodeJS.ProcessEnv {
  return { ...process.env, PRESTAGE_DATA: dataFolder }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await ended
}
