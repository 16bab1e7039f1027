import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { packedProgram } from '../../build/package/packed.ts'
import { ROOT } from './cli.ts'

export const PROGRAM = packedProgram(ROOT)
/** The command line's folder beside it. */
export const CARRIED = path.join(path.dirname(PROGRAM), 'resources', 'cli')

export interface StartedProgram {
  /** Lines of its standard error so far. */
  readonly said: readonly string[]
  /** Resolves with the first line, past or to come, that matches; rejects when the program ends without one. */
  line(pattern: RegExp): Promise<string>
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts the packed program as the system does. */
export function startProgram(
  dataFolder: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): StartedProgram {
  const child = spawn(PROGRAM, ['--no-sandbox', '--disable-gpu', '--lang=en-US', ...args], {
    env: { ...process.env, LANG: 'en_US.UTF-8', ...environment, PRESTAGE_DATA: dataFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  const lines = createInterface({ input: child.stderr })
  lines.on('line', (line) => said.push(line))
  return {
    said,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (line: string) => {
          if (pattern.test(line)) resolve(line)
        }
        for (const line of said) look(line)
        lines.on('line', look)
        lines.once('close', () => reject(new Error(`ended without ${pattern}: ${said.join('\n')}`)))
      }),
    stop: (signal) => ended(child, signal),
  }
}

const targetsSchema = z.array(z.object({ type: z.string(), url: z.string(), title: z.string() }))

/** Waits until the page has been loaded: a page without a process yet counts as crashed for who connects. */
export async function pageLoaded(address: string): Promise<void> {
  const list = new URL('/json/list', address.replace(/^ws/, 'http'))
  for (;;) {
    const targets = targetsSchema.parse(await (await fetch(list)).json())
    if (targets.some(({ type, url, title }) => type === 'page' && url.startsWith('app://') && title !== '')) return
    await wait(50)
  }
}

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exit
}
