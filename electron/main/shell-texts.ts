import { app } from 'electron'
import { LANGUAGES, type Language } from '../../shared/contract/text/languages.ts'
import { SHELL_TEXTS } from './text/languages.ts'
import type { ShellTexts } from './text/shell-text.ts'

let chosen: Language | undefined

/** The language that the page speaks; menu and dialogs follow it. Returns whether that is another than before. */
export function speak(language: unknown): boolean {
  const spoken = LANGUAGES.find((each) => each === language)
  if (spoken === undefined || spoken === chosen) return false
  chosen = spoken
  return true
}

/** The shell's own texts, in the language of the page, else of the system. */
export function shellTexts(): ShellTexts {
  const system = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase())
  const wanted = chosen === undefined ? system : [chosen]
  const language = wanted.flatMap((tag) => LANGUAGES.filter((each) => each === tag))[0] ?? 'en'
  return SHELL_TEXTS[language]
}
