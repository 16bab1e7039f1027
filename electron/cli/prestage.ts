import { runProgram } from './run-program.ts'

// A reader that goes away, such as `head`, must not end a run that is writing a disk.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error
  })
}

await runProgram(process.argv.slice(2))
