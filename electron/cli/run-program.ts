import { CommanderError } from 'commander'
import { CATALOGUE } from '../../shared/contract/errors.ts'
import { createOutput } from './output.ts'
import { createProgram } from './program.ts'
import { chosenLanguage, speechIn } from './speech.ts'
import { usageReason } from './usage-reason.ts'

/** Runs one command; what it says and its exit code go through the process. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const speech = await speechIn(chosenLanguage(args, process.env))
  const program = createProgram(speech)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return
    process.exitCode = CATALOGUE.usage.exit
    // Help was wanted by nobody, but is what helps: commander has written it.
    if (error.code === 'commander.help') return
    const json = args.includes('--json')
    // Programs read the same sentence in every language.
    const { texts } = json ? await speechIn('en') : speech
    const reason = usageReason(error, texts)
    createOutput(json, speech).failed({
      code: 'usage',
      facts: { reason: json ? reason : reason.replaceAll('\n', ' ') },
    })
  }
}
