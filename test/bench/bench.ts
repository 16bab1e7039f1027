import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchFirstBoots } from './first-boots.ts'
import { makeLargeFile, makeTree } from './make-tree.ts'
import { type Measured, measure } from './measure.ts'
import { machineLine, printTable, type Row } from './report.ts'
import { freshCopy, makeTemplates, type Templates } from './volumes.ts'
import { writingAlone } from './writing.ts'

/** `npm run bench`: verify and apply beside wimlib-imagex, on the same media, runs in turn, medians. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '600' },
    files: { type: 'string', default: '17000' },
    directories: { type: 'string', default: '7000' },
    large: { type: 'string', default: '800' },
    rounds: { type: 'string', default: '3' },
    'first-boots': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(
    'npm run bench -- [--size MIB] [--files N] [--directories N] [--large MIB] [--rounds N] | --first-boots N',
  )
  process.exit(0)
}
if (values['first-boots'] !== undefined) {
  await benchFirstBoots(Number(values['first-boots']))
  process.exit(0)
}

const MIB = 1 << 20
const PRESTAGE = [process.execPath, path.join(import.meta.dirname, '../../electron/cli/prestage.ts')]
const size = Number(values.size)
const large = Number(values.large)
const rounds = Number(values.rounds)

const scratch = mkdtempSync(path.join(os.tmpdir(), 'prestage-bench-'))
process.on('SIGINT', () => process.exit(130))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

console.error(`making a tree of ${values.files} files in ${values.directories} directories, ${size} MiB …`)
const tree = path.join(scratch, 'tree')
makeTree(tree, { files: Number(values.files), directories: Number(values.directories), bytes: size * MIB })
const media = [
  { name: 'none', file: capture('none', 'none') },
  { name: 'XPRESS', file: capture('XPRESS', 'xpress') },
  { name: 'LZX', file: capture('LZX', 'lzx') },
]
if (large > 0) {
  makeLargeFile(path.join(tree, 'install.esd'), large * MIB)
  media.push({ name: `LZX, with one packed file of ${large} MiB`, file: capture('LZX', 'media') })
}
rmSync(tree, { recursive: true })

const templates = makeTemplates(scratch, Math.ceil((size + large) * 1.25) + 1024)
const verify: Row[] = []
const apply: Row[] = []
const writing: Row[] = []
for (const { name, file } of media) {
  console.error(`${name}: ${Math.round(statSync(file).size / MIB)} MiB, ${rounds} rounds …`)
  verify.push(verifyRow(`verify ${name}`, file))
  const applied = applyRow(`apply ${name}`, file, templates)
  apply.push(applied)
  const alone = applied.ours.flatMap((run) => writingAlone(run) ?? [])
  if (alone.length > 0) writing.push({ work: `write ${name}`, wimlib: applied.wimlib, ours: alone })
}

const version = execFileSync('wimlib-imagex', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? ''
console.log(`\n${version}; ${machineLine()}; medians of ${rounds} runs in turn, warm cache, start-up included.\n`)
printTable([...verify, ...apply, ...writing])
console.log(`
verify: wimlib-imagex verify; prestage media verify.
apply: wimlib-imagex apply into an empty NTFS volume by mkntfs in a sparse file; prestage apply into an equal volume
  of a GPT target. Ours verifies the media first, reads everything back and stores the proof.
write: of these, our \`writing\` state alone, against the same whole wimlib-imagex apply.`)

function capture(compression: string, name: string): string {
  const file = path.join(scratch, `${name}.wim`)
  execFileSync('wimlib-imagex', ['capture', tree, file, `--compress=${compression}`, '--no-acls'], { stdio: 'pipe' })
  return file
}

function verifyRow(work: string, file: string): Row {
  return inTurn(
    work,
    () => measure(['wimlib-imagex', 'verify', file], scratch),
    () => measure([...PRESTAGE, 'media', 'verify', file, '--json', ...dataFolder()], scratch),
  )
}

function applyRow(work: string, file: string, { volume, target }: Templates): Row {
  return inTurn(
    work,
    () => measure(['wimlib-imagex', 'apply', file, '1', freshCopy(volume, path.join(scratch, 'run.ntfs'))], scratch),
    () => {
      const copy = freshCopy(target, path.join(scratch, 'run.img'))
      return measure([...PRESTAGE, 'apply', file, copy, '--json', ...dataFolder()], scratch)
    },
  )
}

/** One of theirs, one of ours, and again: what the machine does meanwhile hits both. */
function inTurn(work: string, theirs: () => Measured, mine: () => Measured): Row {
  const wimlib: Measured[] = []
  const ours: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    wimlib.push(theirs())
    ours.push(mine())
  }
  return { work, wimlib, ours }
}

function dataFolder(): readonly string[] {
  return ['--data-dir', path.join(scratch, 'data')]
}
