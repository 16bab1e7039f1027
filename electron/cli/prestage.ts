import { enableCompileCache } from 'node:module'
import path from 'node:path'

// Beside the program, where only those write who may change the program too; where nobody may, it starts a little slower.
const COMPILED = path.join(import.meta.dirname, '../../out/compiled')
process.env['NODE_COMPILE_CACHE_PORTABLE'] ??= '1'
enableCompileCache(COMPILED)
// Its threads read this.
process.env['NODE_COMPILE_CACHE'] ??= COMPILED

// A reader that goes away, such as `head`, must not end a run that is writing a disk.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error
  })
}

// Only now, so that the modules come from the cache.
const { runProgram } = await import('./run-program.ts')
const { leaveHangingThreads } = await import('../station/process/leave-process.ts')
await runProgram(process.argv.slice(2))
await leaveHangingThreads(Number(process.exitCode ?? 0))
