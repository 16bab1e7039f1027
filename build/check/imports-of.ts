import { parseSync, Visitor } from 'oxc-parser'

export interface Import {
  readonly specifier: string
  /** 1-based. */
  readonly line: number
}

/** Every module a source file names: imports, re-exports, `import()` with a literal, and `import('…')` types. */
export function importsOf(fileName: string, source: string): readonly Import[] {
  const { program, module, errors } = parseSync(fileName, source)
  const first = errors[0]
  if (first !== undefined) throw new Error(`${fileName}: ${first.message}`)

  const found: { specifier: string; start: number }[] = []
  for (const { moduleRequest } of module.staticImports) {
    found.push({ specifier: moduleRequest.value, start: moduleRequest.start })
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) {
      if (moduleRequest) found.push({ specifier: moduleRequest.value, start: moduleRequest.start })
    }
  }
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') {
        found.push({ specifier: source.value, start: source.start })
      }
    },
    TSImportType({ source }) {
      found.push({ specifier: source.value, start: source.start })
    },
  }).visit(program)

  const byPlace = new Map(found.map((one) => [`${one.start} ${one.specifier}`, one]))
  return [...byPlace.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ specifier, start }) => ({ specifier, line: source.slice(0, start).split('\n').length }))
}
