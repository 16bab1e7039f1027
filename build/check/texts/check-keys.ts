import { saidIn } from './said-in-code.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/

/**
 * Texts that the page never says: keys of `keys` that stand in none of its modules, whole or as a template of which the fixed
 * parts fit. Names of the contract (`state.…`, `step.…`) are the contract's affair.
 */
export function checkKeys(root: string, files: readonly string[], keys: Iterable<string>): readonly string[] {
  const modules = files.filter((file) => /^renderer\/(?!i18n\/).*\.tsx?$/.test(file))
  // A template that names no group of texts would fit every key.
  const { literals, templates } = saidIn(root, modules, ([first]) => first?.includes('.') === true)
  return [...new Set([...keys].map((key) => key.replace(PLURAL, '')))]
    .filter((key) => !/^(state|step)\./.test(key))
    .filter((key) => !literals.has(key) && !templates.some((template) => template.test(key)))
    .map((key) => `renderer/i18n: nobody says ${key}`)
}
