import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { isNode, textsOf } from './texts-of.ts'

/** Which argument of a call a person reads, by the name of what is called: commander's, then our own. */
const READ: Readonly<Record<string, number>> = {
  description: 0,
  summary: 0,
  option: 1,
  requiredOption: 1,
  argument: 1,
  Option: 1,
  helpOption: 1,
  helpCommand: 1,
  group: 2,
  verb: 2,
  say: 0,
  print: 0,
  write: 0,
  log: 0,
  table: 0,
  aligned: 0,
  filled: 1,
}

/** Names that are the same in every language. */
const NAMES = new Set(['SHA-256'])

/** Words for people that the command line says out of its code instead of its texts, one line each. */
export function checkCommandLine(root: string, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => /^electron\/cli\/(?!text\/).*\.ts$/.test(file))
    .flatMap((file) => wordsIn(file, readFileSync(path.join(root, file), 'utf8')))
}

function wordsIn(file: string, source: string): readonly string[] {
  const found = new Map<number, string>()
  const take = (callee: unknown, args: readonly unknown[]) => {
    const place = READ[nameOf(callee)]
    if (place === undefined) return
    for (const { text, start } of textsOf(args[place]))
      if (/\p{L}{2}/u.test(text) && !NAMES.has(text.trim())) found.set(start, text.trim())
  }
  new Visitor({
    CallExpression(call) {
      take(call.callee, call.arguments)
    },
    NewExpression(call) {
      take(call.callee, call.arguments)
    },
  }).visit(parseSync(file, source).program)
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([start, text]) => `${file}:${source.slice(0, start).split('\n').length}: “${text}” belongs into the texts`)
}

/** `verb` of `verb(…)`, `say` of `output.say(…)`. */
function nameOf(callee: unknown): string {
  if (!isNode(callee)) return ''
  if (callee.type === 'Identifier') return String(Reflect.get(callee, 'name'))
  return callee.type === 'MemberExpression' ? nameOf(Reflect.get(callee, 'property')) : ''
}
