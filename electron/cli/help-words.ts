import { type Command, Help, type HelpConfiguration, type Option } from 'commander'
import { fillText } from '../../shared/contract/errors.ts'
import { displayWidth } from './display-width.ts'
import { placesIn } from './places.ts'
import type { CliTexts } from './text/cli-texts.ts'

/** Columns below which a description is not wrapped. */
const NARROWEST = 20

/** How commander writes its help, in the words of some texts. */
export function helpWords(texts: CliTexts): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': texts.help.usage,
    'Arguments:': texts.help.arguments,
    'Options:': texts.help.options,
    'Commands:': texts.help.commands,
  }
  return {
    minWidthToWrap: NARROWEST,
    displayWidth,
    subcommandTerm,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) => placesIn(usage, texts),
    styleSubcommandTerm: (term) => placesIn(term, texts),
    styleOptionTerm: (term) => placesIn(term, texts),
    optionDescription: (option) => optionText(option, texts),
  }
}

/** Every verb takes options: that is not said of each. */
function subcommandTerm(command: Command): string {
  return new Help().subcommandTerm(command).replace(' [options]', '')
}

function optionText({ description, argChoices, defaultValue, required }: Option, { help }: CliTexts): string {
  const isShown = required && defaultValue !== undefined && String(defaultValue) !== ''
  const more = [
    ...(argChoices === undefined ? [] : [fillText(help.choices, { choices: argChoices.join(', ') })]),
    ...(isShown ? [fillText(help.default, { value: String(defaultValue) })] : []),
  ]
  return more.length === 0 ? description : `${description} (${more.join(' · ')})`
}
