import { Presets, SingleBar } from 'cli-progress'
import { showSize } from './sizes.ts'

/** A bar for people at a terminal; elsewhere nothing. */
export interface ProgressBar {
  show(label: string, doneBytes: number, totalBytes: number): void
  clear(): void
}

export function createProgressBar(json: boolean): ProgressBar {
  if (json || !process.stderr.isTTY) return { show: () => {}, clear: () => {} }
  let bar: SingleBar | undefined
  return {
    show: (label, doneBytes, totalBytes) => {
      const figures = { label, done: showSize(doneBytes), all: showSize(totalBytes) }
      if (bar === undefined) {
        bar = new SingleBar(
          { clearOnComplete: true, hideCursor: true, stream: process.stderr, format: '{label} {bar} {done} / {all}' },
          Presets.shades_classic,
        )
        bar.start(totalBytes, doneBytes, figures)
      }
      bar.setTotal(totalBytes)
      bar.update(doneBytes, figures)
    },
    clear: () => {
      bar?.stop()
      bar = undefined
    },
  }
}
