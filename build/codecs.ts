import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { main } from 'assemblyscript/asc'

const ROOT = path.join(import.meta.dirname, '..')
const ENTRY = 'shared/wim/codec/assembly/codecs.ts'
const OUTPUT = 'out/codecs/wim-codecs.wasm'

mkdirSync(path.dirname(path.join(ROOT, OUTPUT)), { recursive: true })
const { error, stderr } = await main([
  ENTRY,
  '--baseDir',
  ROOT,
  '--outFile',
  OUTPUT,
  '-O3',
  '--noAssert',
  '--converge',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--enable',
  'simd,bulk-memory',
])
if (error !== null) {
  process.stderr.write(`${stderr.toString()}\n${error.message}\n`)
  process.exitCode = 1
}
