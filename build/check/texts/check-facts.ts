import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { isNode, type Node, textsOf } from './texts-of.ts'

/** What takes a code and facts, and what takes a fact alone. */
const MAKERS = /^(Fault|\w+Fault|fault|problemError|evidence|phrase)$/
const OF_A_FACT = /^(damaged|unsafe|unsupported|unformatted|refuse)$/
/** Records from before findings had codes are read here, and nowhere else is one made. */
const READER_OF_OLD_RECORDS = 'electron/station/store/stored-evidence.ts'

/** English that a fault or a finding would say in every language, one line each: words inside facts are phrases. */
export function checkFacts(root: string, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => /^(shared|electron)\/.*\.ts$/.test(file))
    .flatMap((file) => factsIn(file, readFileSync(path.join(root, file), 'utf8')))
}

function factsIn(file: string, source: string): readonly string[] {
  const found = new Map<number, string>()
  const take = (value: unknown) => {
    for (const { text, start } of textsOf(value)) if (isWords(text)) found.set(start, `“${text.trim()}” is a phrase`)
  }
  const made = (callee: unknown, args: readonly unknown[]) => {
    const name = isNode(callee) && callee.type === 'Identifier' ? String(Reflect.get(callee, 'name')) : ''
    const [code, facts] = args
    if (OF_A_FACT.test(name)) take(code)
    if (MAKERS.test(name) && literalOf(code) !== 'internal') takeFacts(facts, take)
  }
  new Visitor({
    NewExpression(call) {
      made(call.callee, call.arguments)
    },
    CallExpression(call) {
      made(call.callee, call.arguments)
    },
    ObjectExpression({ properties }) {
      const valueNamed = (name: string) =>
        properties.flatMap((one) => (one.type === 'Property' && nameOf(one.key) === name ? [one.value] : []))[0]
      const code = valueNamed('code')
      if (code === undefined) return
      if (literalOf(code) !== 'internal') takeFacts(valueNamed('facts'), take)
      const isPlain = literalOf(code) === 'plain' || nameOf(code) === 'PLAIN'
      if (isPlain && file !== READER_OF_OLD_RECORDS)
        found.set(code.start, 'only the reader of old records makes plain text')
    },
  }).visit(parseSync(file, source).program)
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([start, text]) => `${file}:${source.slice(0, start).split('\n').length}: ${text}`)
}

function takeFacts(facts: unknown, take: (value: unknown) => void): void {
  if (!isNode(facts) || facts.type !== 'ObjectExpression') return
  const properties: unknown = Reflect.get(facts, 'properties')
  if (!Array.isArray(properties)) return
  for (const property of properties)
    if (isNode(property) && property.type === 'Property') take(Reflect.get(property, 'value'))
}

function literalOf(node: unknown): unknown {
  return isNode(node) && node.type === 'Literal' ? Reflect.get(node, 'value') : undefined
}

function nameOf(node: Node): unknown {
  return node.type === 'Identifier' ? Reflect.get(node, 'name') : literalOf(node)
}

/** Words of English, rather than the name of a file, an element or a variable. */
function isWords(text: string): boolean {
  return /^[^$\\/{.]/.test(text) && (/^\s*[a-z][a-z-]+\s*$/.test(text) || /\p{L}{2}[^.]*\s|\s[^.]*\p{L}{2}/u.test(text))
}
