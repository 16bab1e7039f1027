import { Presets, SingleBar } from 'cli-progress'
import { showSize } from './sizes.ts'
import { createTimeLeft, showSeconds } from './time-left.ts'

/** A bar for people at a terminal; elsewhere nothing. */
export interface ProgressBar {
  show(label: string, doneBytes: number, totalBytes: number): void
  clear(): void
}

export function createProgressBar(json: boolean): ProgressBar {
  if (json || !process.stderr.isTTY) return { show: () => {}, clear: () => {} }
  let bar: SingleBar | undefined
  const timeLeft = createTimeLeft()
  return {
    show: (label, doneBytes, totalBytes) => {
      const seconds = timeLeft.look(doneBytes, totalBytes)
      const left = seconds === undefined ? '' : `, ${showSeconds(seconds)} left`
      const figures = { label, done: showSize(doneBytes), all: showSize(totalBytes), left }
      if (bar === undefined) {
        bar = new SingleBar(
          {
            clearOnComplete: true,
            hideCursor: true,
            stream: process.stderr,
            format: '{label} {bar} {done} / {all}{left}',
          },
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
