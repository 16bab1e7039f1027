import type { BenchMedia } from './bench-media.ts'
import { byTurns, type Programs, wall } from './programs.ts'
import { type BenchPart, type Peak, printRows, type Row } from './report.ts'

/** Ratios to wimlib-imagex of wall time, on four cores. */
const BARS = { none: 0.25, XPRESS: 0.2, LZX: 0.2, 'LZMS solid': 0.3, media: 0.25 }

/** Verification beside `wimlib-imagex verify` and `7z t`, each by turns. */
export function benchVerify(programs: Programs, media: readonly BenchMedia[], rounds: number): BenchPart {
  const toWimlib: Row[] = []
  const to7z: Row[] = []
  const toDigest: Row[] = []
  const peaks: Peak[] = []
  for (const { kind, file } of media) {
    console.error(`verify ${kind}, ${rounds} rounds …`)
    const runs = byTurns(rounds, {
      wimlib: () => programs.other('wimlib-imagex', 'verify', file),
      ours: () => programs.verify(file),
      sevenZip: () => programs.other('7z', 't', file),
      withDigest: () => programs.verify(file, '--digest'),
    })
    const work = `verify ${kind}`
    const ours = runs.ours.map(wall)
    toWimlib.push({ work, theirs: runs.wimlib.map(wall), ours, bar: BARS[kind] })
    to7z.push({ work, theirs: runs.sevenZip.map(wall), ours, bar: undefined })
    toDigest.push({ work, theirs: ours, ours: runs.withDigest.map(wall), bar: undefined })
    peaks.push({ work, runs: [...runs.ours, ...runs.withDigest] })
  }
  return {
    peaks,
    print: () => {
      printRows('wimlib', 'ours', toWimlib)
      printRows('7z t', 'ours', to7z)
      printRows('ours', 'ours with --digest', toDigest)
    },
  }
}
