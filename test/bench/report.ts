import os from 'node:os'
import { type Measured, median } from './measure.ts'

export interface Row {
  readonly work: string
  readonly wimlib: readonly Measured[]
  readonly ours: readonly Measured[]
}

/** Prints medians and their ratio as a Markdown table. */
export function printTable(rows: readonly Row[]): void {
  console.log('| work | wimlib, s | ours, s | ours / wimlib | wimlib, peak MiB | ours, peak MiB |')
  console.log('|---|---|---|---|---|---|')
  for (const { work, wimlib, ours } of rows) {
    const [theirs, mine] = [wimlib, ours].map((runs) => median(runs.map(({ seconds }) => seconds)))
    const ratio = (mine ?? Number.NaN) / (theirs ?? Number.NaN)
    const cells = [work, seconds(theirs), seconds(mine), ratio.toFixed(2), peak(wimlib), peak(ours)]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

export function machineLine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${os.availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.version}`
}

function seconds(value: number | undefined): string {
  return (value ?? Number.NaN).toFixed(2)
}

function peak(runs: readonly Measured[]): string {
  const known = runs.flatMap(({ peakBytes }) => peakBytes ?? [])
  return known.length === 0 ? '-' : String(Math.round(Math.max(...known) / 2 ** 20))
}
