import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

const PLURAL = /_(zero|one|two|few|many|other)$/

/**
 * Texts that the page never says: keys of `keys` that stand in none of its modules, whole or as a template of which the fixed
 * parts fit. Names of the contract (`state.…`, `step.…`) are the contract's affair.
 */
export function checkKeys(root: string, files: readonly string[], keys: Iterable<string>): readonly string[] {
  const modules = files.filter((file) => /^renderer\/(?!i18n\/).*\.tsx?$/.test(file))
  const said = modules.map((file) => saidIn(file, readFileSync(path.join(root, file), 'utf8')))
  const whole = new Set(said.flatMap(({ literals }) => literals))
  const templates = said.flatMap((each) => each.templates)
  return [...new Set([...keys].map((key) => key.replace(PLURAL, '')))]
    .filter((key) => !/^(state|step)\./.test(key))
    .filter((key) => !whole.has(key) && !templates.some((template) => template.test(key)))
    .map((key) => `renderer/i18n: nobody says ${key}`)
}

interface Said {
  readonly literals: readonly string[]
  readonly templates: readonly RegExp[]
}

function saidIn(file: string, source: string): Said {
  const literals: string[] = []
  const templates: RegExp[] = []
  new Visitor({
    Literal({ value }) {
      if (typeof value === 'string') literals.push(value)
    },
    TemplateLiteral({ quasis }) {
      const parts = quasis.map(({ value }) => value.cooked ?? '')
      // A template that names no group of texts would fit every key.
      if (parts[0]?.includes('.') === true) templates.push(new RegExp(`^${parts.map(escaped).join('[\\w-]+')}$`))
    },
  }).visit(parseSync(file, source).program)
  return { literals, templates }
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w-]/g, '\\$&')
}
