import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleStation } from '../../build/bundle/bundle-station.ts'
import { makeBenchMedia } from './bench-media.ts'
import { benchFirstBoots } from './first-boots.ts'
import { type Measured, measure } from './measure.ts'
import { benchPage } from './page.ts'
import { machineLine, printPeaks, printRows, type Row } from './report.ts'
import { stagesOf } from './stages.ts'
import { allocatedCopy, makeTemplates, sparseCopy } from './volumes.ts'

/** `npm run bench`: verify and apply beside wimlib-imagex, on the same media, runs in turn, medians. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1500' },
    files: { type: 'string', default: '17000' },
    directories: { type: 'string', default: '7000' },
    large: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '3' },
    targets: { type: 'string', default: '8' },
    'first-boots': { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(
    'npm run bench -- [--size MIB] [--files N] [--directories N] [--large MIB] [--rounds N] [--targets N] [--only verify|page]',
  )
  console.log('npm run bench -- --first-boots N')
  process.exit(0)
}
if (values['first-boots'] !== undefined) {
  await benchFirstBoots(Number(values['first-boots']))
  process.exit(0)
}

if (values.only === 'page') {
  await benchPage(Number(values.targets))
  process.exit(0)
}

const MIB = 1 << 20
const ROOT = path.join(import.meta.dirname, '../..')
/** As it is installed: bundled. */
const PRESTAGE = [process.execPath, path.join(ROOT, 'out/cli/prestage.js')]
/** Ratios to wimlib-imagex of wall time, on four cores. */
const BARS = {
  verify: { none: 0.25, XPRESS: 0.2, LZX: 0.2, 'LZMS solid': 0.3, media: 0.25 },
  apply: { none: 0.22, XPRESS: 0.22, LZX: 0.22, media: 0.28 },
  sparse: 0.28,
}
const MOST_WITH_PROOF = 2
const MOST_FOR_MANY = 2
const MOST_MIB = 300
const size = Number(values.size)
const large = Number(values.large)
const rounds = Number(values.rounds)
const many = Number(values.targets)

const scratch = mkdtempSync(path.join(os.tmpdir(), 'prestage-bench-'))
process.on('SIGINT', () => process.exit(130))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
await bundleStation(ROOT)

console.error(`making a tree of ${values.files} files in ${values.directories} directories, ${size} MiB …`)
const shape = { files: Number(values.files), directories: Number(values.directories), bytes: size * MIB }
const media = makeBenchMedia(scratch, shape, large * MIB)
const templates = makeTemplates(scratch, Math.ceil((size + large) * 1.25) + 1024)
const verify: Row[] = []
const besides: Row[] = []
const digests: Row[] = []
const apply: Row[] = []
const prove: Row[] = []
const peaks: { work: string; runs: Measured[] }[] = []

for (const { file } of media.slice(0, 1)) {
  verifyOurs(file)
  applyOurs(file, [sparseCopy(templates.target, path.join(scratch, 'run.img'))])
}
for (const { kind, file } of media) {
  console.error(`${kind}: ${Math.round(statSync(file).size / MIB)} MiB, ${rounds} rounds …`)
  const checks = inTurn(
    () => measure(['wimlib-imagex', 'verify', file], scratch),
    () => verifyOurs(file),
    () => measure(['7z', 't', file], scratch),
  )
  const work = `verify ${kind}`
  const withDigest = Array.from({ length: rounds }, () => verifyOurs(file, '--digest'))
  digests.push({ work, theirs: checks.ours.map(wall), ours: withDigest.map(wall), bar: undefined })
  besides.push({ work, theirs: checks.others.map(wall), ours: checks.ours.map(wall), bar: undefined })
  verify.push({
    work,
    theirs: checks.theirs.map(wall),
    ours: checks.ours.map(wall),
    bar: BARS.verify[kind],
  })
  peaks.push({ work, runs: [...checks.ours, ...withDigest] })
  if (values.only === 'verify') continue
  // Of applying solid media no bar is known.
  if (kind === 'LZMS solid') continue
  compareApply(`apply ${kind}`, file, allocatedCopy, BARS.apply[kind])
  if (kind === 'LZX') compareApply('apply LZX, fresh sparse image', file, sparseCopy, BARS.sparse)
}
const lzx = media.find(({ kind }) => kind === 'LZX')?.file ?? ''
const eight =
  values.only === 'verify'
    ? []
    : [...applyToMany(lzx, allocatedCopy, ''), ...applyToMany(lzx, sparseCopy, ', fresh sparse images')]

const version = execFileSync('wimlib-imagex', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? ''
console.log(`\n${version}; ${machineLine()}; medians of ${rounds} runs in turn, warm cache.`)
console.log(
  `The tree: ${values.files} files, ${values.directories} directories, ${size} MiB; media: the same and one packed file of ${large} MiB.`,
)
printRows('wimlib', 'ours', [...verify, ...apply])
printRows('7z t', 'ours', besides)
printRows('ours', 'ours with --digest', digests)
if (prove.length > 0) printRows('apply', 'apply, read back and prove', prove)
if (eight.length > 0) printRows('one target', `${many} targets`, eight)
printPeaks(peaks, MOST_MIB)
console.log(`
verify: wall time of wimlib-imagex verify, of 7z t, and of prestage media verify, all start-up included; with
  --digest it takes the SHA-256 of the file too, which the others do not.
apply: wall time of wimlib-imagex apply into an NTFS volume by mkntfs in a file, its fsync at the end included; and of the
  steps of prestage apply that do the same into an equal volume of a GPT target: opening, planning, writing, fsync. The
  verification before it, which wimlib-imagex leaves out, and the start of the program are not in it.
  "fresh sparse image" starts from a file of holes, the others from one that has all its blocks.
read back and prove: the same and the steps after it; ratio to apply alone.
${many} targets: apply, and apply with its proof, to ${many} images at once; ratio to one of the same kind.
Both programs' files lie on one disk; every image is new for each run.`)

function compareApply(work: string, file: string, copy: typeof sparseCopy, bar: number): void {
  const runs = inTurn(
    () =>
      measure(['wimlib-imagex', 'apply', file, '1', copy(templates.volume, path.join(scratch, 'run.ntfs'))], scratch),
    () => applyOurs(file, [copy(templates.target, path.join(scratch, 'run.img'))]),
  )
  const stages = runs.ours.map(stagesOf)
  const alone = stages.map((stage) => stage.apply)
  apply.push({ work, theirs: runs.theirs.map(wall), ours: alone, bar })
  prove.push({ work, theirs: alone, ours: stages.map((stage) => stage.apply + stage.prove), bar: MOST_WITH_PROOF })
  peaks.push({ work, runs: runs.ours })
}

function applyToMany(file: string, copy: typeof sparseCopy, kind: string): readonly Row[] {
  console.error(`one and ${many} targets${kind} …`)
  const fresh = (count: number) =>
    Array.from({ length: count }, (_, index) => copy(templates.target, path.join(scratch, `run${index}.img`)))
  const runs = inTurn(
    () => applyOurs(file, fresh(1)),
    () => applyOurs(file, fresh(many)),
  )
  peaks.push({ work: `apply LZX to ${many} targets${kind}`, runs: runs.ours })
  const one = runs.theirs.map(stagesOf)
  const all = runs.ours.map(stagesOf)
  return [
    {
      work: `apply LZX${kind}`,
      theirs: one.map((stage) => stage.apply),
      ours: all.map((stage) => stage.apply),
      bar: MOST_FOR_MANY,
    },
    {
      work: `apply LZX with proof${kind}`,
      theirs: one.map((stage) => stage.apply + stage.prove),
      ours: all.map((stage) => stage.apply + stage.prove),
      bar: MOST_FOR_MANY,
    },
  ]
}

function verifyOurs(file: string, ...options: readonly string[]): Measured {
  return measure([...PRESTAGE, 'media', 'verify', file, '--json', ...options, ...dataFolder()], scratch)
}

function applyOurs(file: string, targets: readonly string[]): Measured {
  return measure([...PRESTAGE, 'apply', file, ...targets, '--json', ...dataFolder()], scratch)
}

/** One of theirs, one of ours, one of another's, and again: what the machine does meanwhile hits all. */
function inTurn(theirs: () => Measured, mine: () => Measured, other?: () => Measured) {
  const runs = { theirs: [] as Measured[], ours: [] as Measured[], others: [] as Measured[] }
  for (let round = 0; round < rounds; round++) {
    runs.theirs.push(theirs())
    runs.ours.push(mine())
    if (other !== undefined) runs.others.push(other())
  }
  return runs
}

function wall({ seconds }: Measured): number {
  return seconds
}

function dataFolder(): readonly string[] {
  return ['--data-dir', path.join(scratch, 'data')]
}
