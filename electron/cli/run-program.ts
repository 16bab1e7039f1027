import { CommanderError } from 'commander'
import { CATALOGUE } from '../../shared/contract/errors.ts'
import { languageOf } from '../../shared/contract/text/languages.ts'
import { createOutput } from './output.ts'
import { createProgram } from './program.ts'

/** Runs one command; what it says and its exit code go through the process. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = createProgram()
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return
    if (error.code === 'commander.help') {
      process.stderr.write(program.helpInformation())
      process.exitCode = CATALOGUE.usage.exit
      return
    }
    const output = createOutput(args.includes('--json'), languageOf(process.env['LANG'] ?? ''))
    output.failed({ code: 'usage', facts: { reason: error.message.replace(/^error: /, '') } })
    process.exitCode = CATALOGUE.usage.exit
  }
}
