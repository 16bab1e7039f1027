import type { CommanderError } from 'commander'
import { fillText } from '../../shared/contract/errors.ts'
import { placesIn } from './places.ts'
import type { CliTexts } from './text/cli-texts.ts'

/** commander's own sentences (15.1, lib/command.js), each with what it fills in. It tells them in no other form. */
const MESSAGES: readonly { readonly pattern: RegExp; readonly say: (texts: CliTexts, facts: Facts) => string }[] = [
  {
    pattern: /^unknown option '(?<option>.*?)'(?<guess>\n\(Did you mean .*\))?$/s,
    say: ({ usage }, facts) => fillText(usage.unknownOption, facts) + guess(usage, facts),
  },
  {
    pattern: /^unknown command '(?<command>.*?)'(?<guess>\n\(Did you mean .*\))?$/s,
    say: ({ usage }, facts) => fillText(usage.unknownCommand, facts) + guess(usage, facts),
  },
  {
    pattern: /^missing required argument '(?<argument>.*)'$/s,
    say: (texts, { argument = '' }) =>
      fillText(texts.usage.missingArgument, { argument: placesIn(`<${argument}>`, texts).slice(1, -1) }),
  },
  {
    pattern: /^option '(?<option>.*)' argument missing$/s,
    say: (texts, { option = '' }) => fillText(texts.usage.missingValue, { option: placesIn(option, texts) }),
  },
  {
    pattern: /^required option '(?<option>.*)' not specified$/s,
    say: (texts, { option = '' }) => fillText(texts.usage.missingOption, { option: placesIn(option, texts) }),
  },
  {
    pattern:
      /^too many arguments for '(?<command>.*?)'\. Expected (?<count>\d+) arguments? but got (?<received>\d+): (?<arguments>.*)\.$/s,
    say: ({ usage }, facts) => fillText(facts['count'] === '1' ? usage.tooMany.one : usage.tooMany.other, facts),
  },
  {
    pattern: /^option '(?<option>[^']*)' argument '(?<value>.*)' is invalid\. (?<why>.*)$/s,
    say: (texts, { option = '', value = '', why = '' }) =>
      fillText(texts.usage.invalidValue, { option: placesIn(option, texts), value, why: whyNot(texts, why) }),
  },
]

type Facts = Readonly<Record<string, string>>

/** Why a command was not understood, in the words of some texts. */
export function usageReason({ message }: Pick<CommanderError, 'message'>, texts: CliTexts): string {
  const said = message.replace(/^error: /, '')
  for (const { pattern, say } of MESSAGES) {
    const facts = pattern.exec(said)?.groups
    if (facts !== undefined) return say(texts, facts)
  }
  return said
}

function guess(usage: CliTexts['usage'], facts: Facts): string {
  const names = /\(Did you mean (?:one of )?(.*)\?\)$/s.exec(facts['guess'] ?? '')?.[1]
  if (names === undefined) return ''
  return `\n${names.includes(', ') ? fillText(usage.didYouMeanOneOf, { names }) : fillText(usage.didYouMean, { name: names })}`
}

/** A key of `invalidValue`, or commander's own list of what may be chosen. */
function whyNot({ usage }: CliTexts, why: string): string {
  const values: Facts = usage.values
  const choices = /^Allowed choices are (.*)\.$/s.exec(why)?.[1]
  return values[why] ?? (choices === undefined ? why : fillText(usage.choices, { choices }))
}
