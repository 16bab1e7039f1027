import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CatalogueEntry } from '../shared/contract/errors/entry.ts'
import { CATALOGUE } from '../shared/contract/errors.ts'

const ROOT = path.join(import.meta.dirname, '..')
const FILE = path.join(ROOT, 'docs/errors.md')

const GROUPS: readonly { readonly from: number; readonly to: number; readonly title: string }[] = [
  { from: 2, to: 2, title: 'Usage' },
  { from: 10, to: 19, title: 'Media' },
  { from: 20, to: 29, title: 'Target' },
  { from: 30, to: 39, title: 'Boot chain' },
  { from: 40, to: 49, title: 'Management point' },
  { from: 50, to: 59, title: 'Station and log' },
  { from: 70, to: 70, title: 'A fault of ours' },
  { from: 130, to: 130, title: 'Cancelled' },
]

/** The catalogue as a Markdown page, grouped by exit code. */
export function errorsPage(catalogue: Readonly<Record<string, CatalogueEntry>>): string {
  const sections = GROUPS.map(({ from, to, title }) => {
    const rows = Object.entries(catalogue)
      .filter(([, { exit }]) => exit >= from && exit <= to)
      .sort(([, a], [, b]) => a.exit - b.exit)
      .map(([code, { exit, sentence, remedy }]) => `| ${exit} | \`${code}\` | ${cell(sentence)} | ${cell(remedy)} |`)
    if (rows.length === 0) return ''
    return `\n## ${title}\n\n| exit | code | what happened | what to do |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Errors and exit codes

Exit code 0 means done. Anything else is one of these; \`--json\` puts the code into the last line's \`code\`.
Generated from \`shared/contract/errors.ts\` by \`npm run docs:errors\`.
${sections.join('')}`
}

/** Undefined when docs/errors.md says what the catalogue says. */
export function errorsPageProblem(): string | undefined {
  let page = ''
  try {
    page = readFileSync(FILE, 'utf8')
  } catch {
    return 'docs/errors.md is missing: npm run docs:errors'
  }
  return page === errorsPage(CATALOGUE) ? undefined : 'docs/errors.md is not up to date: npm run docs:errors'
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\{\{(\w+)\}\}/g, '*$1*')
}

if (import.meta.main) writeFileSync(FILE, errorsPage(CATALOGUE))
