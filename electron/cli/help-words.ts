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
    boxWrap,
    subcommandTerm,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) => placesIn(usage, texts),
    styleSubcommandTerm: (term) => placesIn(term, texts),
    styleOptionTerm: (term) => placesIn(term, texts),
    optionDescription: (option) => optionText(option, texts),
  }
}

/** No line breaks at a no-break space, of which French has many: commander takes it for one like any other. */
function boxWrap(this: HelpConfiguration, text: string, width: number): string {
  const held = text.replaceAll('\u00a0', '\ue000').replaceAll('\u202f', '\ue001')
  const wrapped = Help.prototype.boxWrap.call(this, held, width)
  return wrapped.replaceAll('\ue000', '\u00a0').replaceAll('\ue001', '\u202f')
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
