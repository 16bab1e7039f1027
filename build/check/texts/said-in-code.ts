import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

interface Said {
  readonly literals: ReadonlySet<string>
  readonly templates: readonly RegExp[]
}

/** Every string of some modules, and the templates whose fixed parts `isTold` says are enough to know a key by. */
export function saidIn(root: string, modules: readonly string[], isTold: (parts: readonly string[]) => boolean): Said {
  const literals = new Set<string>()
  const templates: RegExp[] = []
  const visitor = new Visitor({
    Literal({ value }) {
      if (typeof value === 'string') literals.add(value)
    },
    TemplateLiteral({ quasis }) {
      const parts = quasis.map(({ value }) => value.cooked ?? '')
      if (isTold(parts)) templates.push(new RegExp(`^${parts.map(escaped).join('[\\w-]+')}$`))
    },
  })
  for (const file of modules) visitor.visit(parseSync(file, readFileSync(path.join(root, file), 'utf8')).program)
  return { literals, templates }
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w-]/g, '\\$&')
}
