import { Presets, SingleBar } from 'cli-progress'
import { filled } from './filled.ts'
import type { Output } from './output.ts'
import { showSize } from './sizes.ts'
import { createTimeLeft, showSeconds } from './time-left.ts'

/** A bar for people at a terminal; elsewhere nothing. */
export interface ProgressBar {
  show(label: string, doneBytes: number, totalBytes: number): void
  clear(): void
}

export function createProgressBar({ json, language, texts }: Output): ProgressBar {
  if (json || !process.stderr.isTTY) return { show: () => {}, clear: () => {} }
  let bar: SingleBar | undefined
  const timeLeft = createTimeLeft()
  return {
    show: (label, doneBytes, totalBytes) => {
      const seconds = timeLeft.look(doneBytes, totalBytes)
      const left =
        seconds === undefined ? '' : `, ${filled({ language }, texts.runs.timeLeft, { time: showSeconds(seconds) })}`
      const figures = { label, done: showSize(doneBytes, language), all: showSize(totalBytes, language), left }
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
