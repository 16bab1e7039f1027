import { readFileSync } from 'node:fs'
import path from 'node:path'

const MOST_LINES = 400
const WORTH_A_LOOK = 150

export interface Sizes {
  readonly problems: readonly string[]
  /** Files worth a look, the longest first; no fault. */
  readonly long: readonly string[]
}

/** Hand-written source files of more than 400 lines are two things under one name. */
export function checkSizes(root: string, files: readonly string[]): Sizes {
  const sized = files
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => ({ file, lines: linesOf(readFileSync(path.join(root, file), 'utf8')) }))
    .sort((a, b) => b.lines - a.lines)
  return {
    problems: sized
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ file, lines }) => `${file}: ${lines} lines, at most ${MOST_LINES}`),
    long: sized
      .filter(({ lines }) => lines > WORTH_A_LOOK && lines <= MOST_LINES)
      .map(({ file, lines }) => `${file} (${lines})`),
  }
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}
