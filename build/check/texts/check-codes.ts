import { saidIn } from './said-in-code.ts'

/** Where codes are listed with their texts, rather than used. */
const CATALOGUES = /^shared\/(phrase\/(?!phrase\.ts)|contract\/(errors|evidence|text)\/)/
/** A template with less than this fixed would fit every code. */
const FEWEST_LETTERS = 4

/** Codes of findings and phrases that no module of ours uses, whole or as a template of which the fixed parts fit. */
export function checkCodes(root: string, files: readonly string[], codes: Iterable<string>): readonly string[] {
  const modules = files.filter((file) => /^(shared|electron)\/.*\.ts$/.test(file) && !CATALOGUES.test(file))
  const { literals, templates } = saidIn(root, modules, (parts) => parts.join('').length >= FEWEST_LETTERS)
  return [...codes]
    .filter((code) => !literals.has(code) && !templates.some((template) => template.test(code)))
    .map((code) => `nobody says ${code}`)
}
