import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../electron/cli/prestage.ts', import.meta.url))
const SBIN = `${process.env['PATH']}:/usr/sbin:/sbin`
const LARGEST_OUTPUT = 512 << 20

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs another program to its end; its failure is the caller's to judge. */
export function run(program: string, args: readonly string[]): Outcome {
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
    env: { ...process.env, PATH: SBIN, LC_ALL: 'C.UTF-8' },
  })
  if (result.error) throw result.error
  return { code: result.status ?? -1, stdout: result.stdout, stderr: result.stderr }
}

/** Runs another program that must succeed, and returns what it printed. */
export function mustRun(program: string, args: readonly string[]): string {
  const outcome = run(program, args)
  if (outcome.code !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${outcome.code}:\n${outcome.stdout}${outcome.stderr}`)
  return outcome.stdout
}

/** Runs `prestage` as a user would, with its log in `dataDir`. */
export function prestage(dataDir: string, ...args: readonly string[]): Promise<Outcome> {
  return startPrestage(dataDir, ...args).ended
}

/** Starts `prestage` and leaves it to the caller to watch or stop it. */
export function startPrestage(dataDir: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args, '--data-dir', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
  return { child, ended }
}

/** The last line of a `--json` run. */
export function resultOf(outcome: Outcome): Record<string, unknown> {
  const last = outcome.stdout.trimEnd().split('\n').at(-1) ?? ''
  const value: unknown = JSON.parse(last)
  if (typeof value !== 'object' || value === null) throw new Error(`no result in ${last}`)
  return { ...value }
}
