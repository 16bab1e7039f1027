import { visible } from '../../shared/contract/text/visible.ts'
import { displayWidth, padDisplay } from './display-width.ts'

/** A heading over rows, in columns as wide as their widest cell; what would act in a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return aligned([head, ...rows])
}

/** The same without a heading. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((line) => line.map(visible))
  const widths = (lines[0] ?? []).map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, displayWidth(line[column] ?? '')), 0),
  )
  return lines
    .map((line) =>
      line
        .map((cell, column) => padDisplay(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
