import path from 'node:path'
import type { BenchMedia } from './bench-media.ts'
import { byTurns, type Programs, wall } from './programs.ts'
import { type BenchPart, type Peak, printRows, type Row } from './report.ts'
import { stagesOf } from './stages.ts'
import { allocatedCopy, sparseCopy, type Templates } from './volumes.ts'

/** Ratios to wimlib-imagex of wall time, on four cores; of applying solid media none is known. */
const BARS = { none: 0.22, XPRESS: 0.22, LZX: 0.22, media: 0.28 }
const SPARSE_BAR = 0.28
const MOST_WITH_PROOF = 2

/** Applying beside `wimlib-imagex apply`, by turns, into images that have all their blocks and into fresh sparse ones. */
export function benchApply(
  programs: Programs,
  media: readonly BenchMedia[],
  templates: Templates,
  scratch: string,
  rounds: number,
): BenchPart {
  const apply: Row[] = []
  const prove: Row[] = []
  const peaks: Peak[] = []
  const compare = (work: string, file: string, copy: typeof sparseCopy, bar: number) => {
    console.error(`${work}, ${rounds} rounds …`)
    const runs = byTurns(rounds, {
      wimlib: () =>
        programs.other('wimlib-imagex', 'apply', file, '1', copy(templates.volume, path.join(scratch, 'run.ntfs'))),
      ours: () => programs.apply(file, [copy(templates.target, path.join(scratch, 'run.img'))]),
    })
    const stages = runs.ours.map(stagesOf)
    const alone = stages.map((stage) => stage.apply)
    apply.push({ work, theirs: runs.wimlib.map(wall), ours: alone, bar })
    prove.push({ work, theirs: alone, ours: stages.map((stage) => stage.apply + stage.prove), bar: MOST_WITH_PROOF })
    peaks.push({ work, runs: runs.ours })
  }
  for (const { kind, file } of media) {
    if (kind === 'LZMS solid') continue
    compare(`apply ${kind}`, file, allocatedCopy, BARS[kind])
    if (kind === 'LZX') compare('apply LZX, fresh sparse image', file, sparseCopy, SPARSE_BAR)
  }
  return {
    peaks,
    print: () => {
      printRows('wimlib', 'ours', apply)
      printRows('apply', 'apply, read back and prove', prove)
    },
  }
}
