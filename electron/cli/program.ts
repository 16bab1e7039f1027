import { Command } from 'commander'
import { helpWords } from './help-words.ts'
import type { Speech } from './speech.ts'
import { languageOption } from './verb.ts'
import { addAboutVerbs } from './verbs/about.ts'
import { addFirstBootVerb } from './verbs/first-boot.ts'
import { addLogVerbs } from './verbs/log.ts'
import { addMediaVerbs } from './verbs/media.ts'
import { addMpVerbs } from './verbs/mp.ts'
import { addProvisionVerbs } from './verbs/provision.ts'
import { addRecheckVerb } from './verbs/recheck.ts'
import { addResumeVerb } from './verbs/resume.ts'
import { addSampleVerb } from './verbs/sample.ts'
import { addServeVerb } from './verbs/serve.ts'
import { addTargetVerbs } from './verbs/target.ts'
import { addTrustVerbs } from './verbs/trust.ts'

/** The command line with all its verbs; errors of use are thrown, not told and not exited with. */
export function createProgram(speech: Speech): Command {
  const { help } = speech.texts
  const program = new Command('prestage').description(help.program)
  program
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp(helpWords(speech.texts))
    .helpOption('-h, --help', help.helpOption)
    .helpCommand('help [command]', help.helpCommand)
    .addOption(languageOption(speech))
  addMediaVerbs(program, speech)
  addTrustVerbs(program, speech)
  addTargetVerbs(program, speech)
  addProvisionVerbs(program, speech)
  addResumeVerb(program, speech)
  addFirstBootVerb(program, speech)
  addRecheckVerb(program, speech)
  addLogVerbs(program, speech)
  addMpVerbs(program, speech)
  addSampleVerb(program, speech)
  addServeVerb(program, speech)
  addAboutVerbs(program, speech)
  return program
}
