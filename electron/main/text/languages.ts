import type { Language } from '../../../shared/contract/text/languages.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'
import type { ShellTexts } from './shell-text.ts'
import { sv } from './sv.ts'

/** The shell's own texts; known without Electron, so that checks can read them. */
export const SHELL_TEXTS: Readonly<Record<Language, ShellTexts>> = Object.freeze({ en, sv, fr, nl })
