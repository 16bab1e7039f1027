import os from 'node:os'
import { type Measured, median } from './measure.ts'

/** Two sets of runs of the same work, compared by wall time. */
export interface Row {
  readonly work: string
  /** In seconds. */
  readonly theirs: readonly number[]
  readonly ours: readonly number[]
  /** The ratio that is to be reached, or undefined when there is none. */
  readonly bar: number | undefined
}

export interface Peak {
  readonly work: string
  readonly runs: readonly Measured[]
}

/** One part of the bench, done: what it prints, and its peaks of memory for the table of all. */
export interface BenchPart {
  readonly peaks: readonly Peak[]
  readonly print: () => void
}

/** Prints medians and their ratio as a Markdown table, the bars beside them. */
export function printRows(theirs: string, ours: string, rows: readonly Row[]): void {
  console.log(`\n| work | ${theirs}, s | ${ours}, s | ratio | bar | |\n|---|---|---|---|---|---|`)
  for (const { work, theirs: other, ours: own, bar } of rows) {
    const ratio = median(own) / median(other)
    const verdict = bar === undefined ? '' : ratio <= bar ? 'reached' : 'missed'
    const cells = [work, seconds(median(other)), seconds(median(own)), ratio.toFixed(2), bar?.toFixed(2) ?? '', verdict]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

/** Prints the largest resident set of any of the runs. */
export function printPeaks(rows: readonly Peak[], barMib: number): void {
  console.log('\n| work | peak, MiB | bar | |\n|---|---|---|---|')
  for (const { work, runs } of rows) {
    const known = runs.flatMap(({ peakBytes }) => peakBytes ?? [])
    if (known.length === 0) continue
    const peak = Math.round(Math.max(...known) / 2 ** 20)
    console.log(`| ${work} | ${peak} | ${barMib} | ${peak <= barMib ? 'reached' : 'missed'} |`)
  }
}

export function machineLine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const [load = 0] = os.loadavg()
  return `${os.availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, load ${load.toFixed(1)}, Node ${process.version}`
}

function seconds(value: number): string {
  return value.toFixed(2)
}
