import { Command } from 'commander'
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

/** The command line with all its verbs; usage errors are thrown, not exited with. */
export function createProgram(): Command {
  const program = new Command('prestage').description('Apply, prove and log Configuration Manager prestaged media.')
  program.exitOverride().configureOutput({ writeErr: () => {} })
  addMediaVerbs(program)
  addTrustVerbs(program)
  addTargetVerbs(program)
  addProvisionVerbs(program)
  addResumeVerb(program)
  addFirstBootVerb(program)
  addRecheckVerb(program)
  addLogVerbs(program)
  addMpVerbs(program)
  addSampleVerb(program)
  addServeVerb(program)
  addAboutVerbs(program)
  return program
}
