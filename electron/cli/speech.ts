import { LANGUAGES, type Language, languageOf } from '../../shared/contract/text/languages.ts'
import { savedLanguage } from '../station/settings/saved-language.ts'
import type { CliTexts } from './text/cli-texts.ts'
import { loadTexts } from './text/load-texts.ts'

/** What the command line speaks. */
export interface Speech {
  readonly language: Language
  readonly texts: CliTexts
}

export async function speechIn(language: Language): Promise<Speech> {
  return { language, texts: await loadTexts(language) }
}

/**
 * `--lang`, else what the settings say, else the system's language. Read from the words themselves, since help and errors
 * of use speak it before anything is parsed.
 */
export function chosenLanguage(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const wanted = [lastValue(args, '--lang'), savedLanguage(lastValue(args, '--data-dir'), environment)]
  return wanted.flatMap((tag) => LANGUAGES.filter((each) => each === tag))[0] ?? systemLanguage(environment)
}

/** As POSIX orders them; where none is set, as on Windows and in a macOS application, what the runtime was told. */
function systemLanguage(environment: NodeJS.ProcessEnv): Language {
  return languageOf(environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || navigator.language)
}

function lastValue(args: readonly string[], option: string): string | undefined {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const index = options.findLastIndex((word) => word === option || word.startsWith(`${option}=`))
  const word = options[index]
  return word === option ? options[index + 1] : word?.slice(option.length + 1)
}
