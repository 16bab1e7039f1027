import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { tallyOfPlaywright, tallyOfVitest } from './reports.ts'
import { NOTHING, one, sum, type Tally } from './tally.ts'

export interface Place {
  readonly root: string
  /** A temporary folder for reports. */
  readonly scratch: string
}

type Environment = Readonly<Record<string, string>>

/** Runs a Node script of the repository or of a package; its output goes to the terminal. */
export function runNode(
  { root }: Place,
  script: string,
  args: readonly string[],
  environment: Environment = {},
): boolean {
  return run(root, [process.execPath, script, ...args], environment)
}

export function runVitest(place: Place, folder: string): Tally {
  const report = path.join(place.scratch, `${path.basename(folder)}.json`)
  const notes = path.join(place.scratch, `${path.basename(folder)}.skipped`)
  const ok = runNode(
    place,
    'node_modules/vitest/vitest.mjs',
    ['run', folder, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { PRESTAGE_SKIP_NOTES: notes },
  )
  const tally = settle(ok, report, tallyOfVitest)
  const reasons = existsSync(notes) ? [...new Set(readFileSync(notes, 'utf8').trimEnd().split('\n'))] : []
  return { ...tally, notes: reasons.map((reason) => ({ what: folder, reason })) }
}

/** `wrapper` is a command that the test runner is started by, such as `xvfb-run -a`. */
export function runPlaywright(
  place: Place,
  specs: readonly string[],
  environment: Environment,
  wrapper: readonly string[] = [],
): Tally {
  const report = path.join(place.scratch, `${path.basename(specs[0] ?? 'e2e')}.json`)
  const ok = run(
    place.root,
    [...wrapper, process.execPath, 'node_modules/@playwright/test/cli.js', 'test', ...specs, '--reporter=list,json'],
    { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  )
  return settle(ok, report, tallyOfPlaywright)
}

/** The report's counts. A run that failed without a failed test, or wrote no report, is one failure more. */
function settle(ok: boolean, report: string, read: (report: unknown) => Tally): Tally {
  const tally = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : NOTHING
  const unexplained = tally.failed === 0 && (!ok || !existsSync(report))
  return unexplained ? sum([tally, one(false)]) : tally
}

function run(cwd: string, command: readonly string[], environment: Environment): boolean {
  const [program = '', ...args] = command
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit', env: { ...process.env, ...environment } })
  if (error) console.error(error.message)
  return status === 0
}
