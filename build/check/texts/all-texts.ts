import type { CliTexts } from '../../../electron/cli/text/cli-texts.ts'
import { en } from '../../../electron/cli/text/en.ts'
import type { FaultTexts } from '../../../electron/cli/text/fault-texts.ts'
import { faults as frFaults } from '../../../electron/cli/text/fr/faults.ts'
import { fr } from '../../../electron/cli/text/fr.ts'
import { faults as nlFaults } from '../../../electron/cli/text/nl/faults.ts'
import { nl } from '../../../electron/cli/text/nl.ts'
import { faults as svFaults } from '../../../electron/cli/text/sv/faults.ts'
import { sv } from '../../../electron/cli/text/sv.ts'
import { SHELL_TEXTS } from '../../../electron/main/text/languages.ts'
import { pageTexts } from '../../../renderer/i18n/languages.ts'
import { type Language, textsOf } from '../../../shared/contract/text/languages.ts'
import { paperTextsOf } from '../../../shared/contract/text/paper/paper-texts.ts'
import { REHEARSAL_FAULTS } from '../../../shared/mp/rehearsal/faults.ts'

const CLI_TEXTS: Readonly<Record<Language, CliTexts>> = { en, sv, fr, nl }
const FAULT_TEXTS: Readonly<Record<Language, FaultTexts>> = {
  en: REHEARSAL_FAULTS,
  sv: svFaults,
  fr: frFaults,
  nl: nlFaults,
}

/** Every text that a person may read in one language, by its path: the page's, the shell's, the command line's, those of what is printed, the problems, and what steps find. */
export function allTexts(language: Language): ReadonlyMap<string, string> {
  return new Map([
    ...leaves(pageTexts(language), 'page'),
    ...leaves(SHELL_TEXTS[language], 'shell'),
    ...leaves(cliTextsOf(language), 'cli'),
    ...leaves(FAULT_TEXTS[language], 'fault'),
    ...leaves(paperTextsOf(language), 'paper'),
    ...leaves(textsOf(language).states, 'state'),
    ...leaves(textsOf(language).steps, 'step'),
    ...problemsOf(language),
    ...leaves(textsOf(language).evidence, 'evidence'),
    ...leaves(textsOf(language).phrases, 'phrase'),
  ])
}

/** The command line's texts by their areas. */
export function cliTextsOf(language: Language): CliTexts {
  return CLI_TEXTS[language]
}

/** The page's texts by the keys that `t()` takes. */
export function pageKeys(language: Language): ReadonlyMap<string, string> {
  return new Map(leaves(pageTexts(language), ''))
}

function problemsOf(language: Language): readonly (readonly [string, string])[] {
  return Object.entries(textsOf(language).problems).flatMap(([code, { sentence, remedy }]) => [
    [`problem.${code}.sentence`, sentence] as const,
    [`problem.${code}.remedy`, remedy] as const,
  ])
}

function leaves(value: object, path: string): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const place = path === '' ? key : `${path}.${key}`
    if (typeof inner === 'object' && inner !== null) return leaves(inner, place)
    return [[place, String(inner)] as const]
  })
}
