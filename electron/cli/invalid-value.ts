import { InvalidArgumentError } from 'commander'
import type { CliTexts } from './text/cli-texts.ts'

/** Thrown where an option does not take its value; `usageReason` says why, in the language of the command. */
export function invalidValue(why: keyof CliTexts['usage']['values']): InvalidArgumentError {
  return new InvalidArgumentError(why)
}
