import path from 'node:path'
import { ROOT } from '../e2e/cli.ts'
import { type Measured, measure } from './measure.ts'

/** As it is installed: bundled. */
const PRESTAGE = [process.execPath, path.join(ROOT, 'out/cli/prestage.js')]

/** Runs of the programs that are compared; what they leave lies in `scratch`. */
export interface Programs {
  readonly verify: (file: string, ...options: readonly string[]) => Measured
  readonly apply: (file: string, targets: readonly string[]) => Measured
  readonly other: (...command: readonly string[]) => Measured
}

export function programsIn(scratch: string): Programs {
  const ours = (...args: readonly string[]) =>
    measure([...PRESTAGE, ...args, '--json', '--data-dir', path.join(scratch, 'data')], scratch)
  return {
    verify: (file, ...options) => ours('media', 'verify', file, ...options),
    apply: (file, targets) => ours('apply', file, ...targets),
    other: (...command) => measure(command, scratch),
  }
}

/** Runs of several works, by turns: what the machine does meanwhile hits all. */
export function byTurns<Work extends Readonly<Record<string, () => Measured>>>(
  rounds: number,
  works: Work,
): { readonly [Name in keyof Work]: readonly Measured[] } {
  const runs = Object.fromEntries(Object.keys(works).map((name): [string, Measured[]] => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of Object.entries(works)) runs[name]?.push(work())
  return runs as { [Name in keyof Work]: Measured[] }
}

export function wall({ seconds }: Measured): number {
  return seconds
}
