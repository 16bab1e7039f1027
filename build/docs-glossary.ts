import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Entry, GLOSSARY, type Term } from './check/texts/glossary.ts'

const FILE = path.join(import.meta.dirname, '../docs/glossary.md')

const MARKS = Object.freeze({ documentation: '', product: ' ◆', ours: ' ○' })

/** The glossary as a Markdown page. */
export function glossaryPage(glossary: readonly Entry[]): string {
  const rows = glossary.map(
    ({ english, in: { sv, fr, nl } }) => `| ${[english, ...[sv, fr, nl].map(cell)].join(' | ')} |`,
  )
  return `# Glossary

One word for one thing, in each language the word that a technician knows from Microsoft's products. \`npm run check\` holds every
text of the page, the menu, the dialogs, the command line and the problems to it: where the English text says a term, the other languages say
theirs, and none says a variant that [the table](../build/check/texts/glossary.ts) bars. Generated from that table by \`npm run docs:glossary\`.

How sure each word is: without a mark, it was read in Microsoft's own pages in that language (the Configuration Manager documentation,
else another product's); ◆ it stands on the face of Windows or of the Configuration Manager console, as those pages quote it, or as
Windows is known to show it (the Swedish console says “Förberett medium” where its documentation also says “förinstallerade medier”); ○ Microsoft has no fixed word for it, or it is a thing of Prestage: the word is ours. Nobody who works
with a Swedish, French or Dutch console has read the texts yet.

| English | Svenska | Français | Nederlands |
|---|---|---|---|
${rows.join('\n')}

What a step finds is kept in the log as a code with its facts, and said in the language of whoever reads it, with the numbers and dates
of that language. Records from before there was a catalogue of findings hold English text: it is shown as it is, marked as English.
`
}

/** Undefined when docs/glossary.md says what the table says. */
export function glossaryPageProblem(): string | undefined {
  let page = ''
  try {
    page = readFileSync(FILE, 'utf8')
  } catch {
    return 'docs/glossary.md is missing: npm run docs:glossary'
  }
  return page === glossaryPage(GLOSSARY) ? undefined : 'docs/glossary.md is not up to date: npm run docs:glossary'
}

function cell({ use, source }: Term): string {
  return `${use}${MARKS[source]}`
}

if (import.meta.main) writeFileSync(FILE, glossaryPage(GLOSSARY))
