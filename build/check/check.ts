import path from 'node:path'
import { EVIDENCE } from '../../shared/contract/evidence.ts'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { PHRASE_CODES } from '../../shared/phrase/phrases.ts'
import { errorsPageProblem } from '../docs-errors.ts'
import { glossaryPageProblem } from '../docs-glossary.ts'
import { checkRooms } from './check-rooms.ts'
import { checkSizes } from './check-sizes.ts'
import { checkWords } from './check-words.ts'
import { type Ran, runScript } from './run.ts'
import { sourceFiles } from './source-files.ts'
import { allTexts, cliTextsOf, pageKeys } from './texts/all-texts.ts'
import { checkCodes } from './texts/check-codes.ts'
import { checkCommandLine } from './texts/check-command-line.ts'
import { checkCommandLineKeys } from './texts/check-command-line-keys.ts'
import { checkFacts } from './texts/check-facts.ts'
import { checkForms } from './texts/check-forms.ts'
import { checkFrenchSpaces } from './texts/check-french-spaces.ts'
import { checkGlossary } from './texts/check-glossary.ts'
import { checkKeys } from './texts/check-keys.ts'
import { checkLiterals } from './texts/check-literals.ts'
import { GLOSSARY } from './texts/glossary.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const PROJECTS = ['shared', 'electron', 'electron/preload', 'renderer', 'test']

interface Check {
  readonly name: string
  run(): Promise<Ran> | Ran
}

const files = sourceFiles(ROOT)
const sizes = checkSizes(ROOT, files)
const english = allTexts('en')

const CHECKS: readonly Check[] = [
  ...PROJECTS.map((project) => ({
    name: `types, ${project}`,
    run: () => runScript(ROOT, 'node_modules/typescript/bin/tsc', ['-p', project]),
  })),
  {
    name: 'style and lint',
    run: () =>
      runScript(ROOT, 'node_modules/@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  },
  {
    name: 'unused code',
    run: () => runScript(ROOT, 'node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  },
  { name: 'rooms (who imports whom)', run: () => ranOf(checkRooms(ROOT, files)) },
  { name: 'file sizes', run: () => ranOf(sizes.problems) },
  {
    name: 'forbidden words',
    run: () => ranOf(checkWords(ROOT, files, process.env['npm_config_registry'])),
  },
  { name: 'no text for people in code', run: () => ranOf(checkLiterals(ROOT, files)) },
  { name: 'no text for people in the command line', run: () => ranOf(checkCommandLine(ROOT, files)) },
  { name: 'no text for people in facts', run: () => ranOf(checkFacts(ROOT, files)) },
  {
    name: 'no text that nobody says',
    run: () =>
      ranOf([...checkKeys(ROOT, files, pageKeys('en').keys()), ...checkCommandLineKeys(ROOT, files, cliTextsOf('en'))]),
  },
  {
    name: 'no finding or phrase that nobody says',
    run: () => ranOf(checkCodes(ROOT, files, [...Object.keys(EVIDENCE), ...PHRASE_CODES])),
  },
  {
    name: 'texts alike in every language',
    run: () => ranOf(LANGUAGES.flatMap((language) => checkForms(language, allTexts(language), english))),
  },
  {
    name: 'glossary',
    run: () =>
      ranOf(LANGUAGES.flatMap((each) => (each === 'en' ? [] : checkGlossary(each, allTexts(each), english, GLOSSARY)))),
  },
  { name: 'French spaces', run: () => ranOf(checkFrenchSpaces(allTexts('fr'))) },
  { name: 'docs/glossary.md', run: () => ranOf([glossaryPageProblem() ?? []].flat()) },
  { name: 'docs/errors.md', run: () => ranOf([errorsPageProblem() ?? []].flat()) },
]

const results = await Promise.all(
  CHECKS.map(async ({ name, run }) => {
    const { ok, output } = await run()
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
    return { name, ok, output }
  }),
)
if (sizes.long.length > 0) console.log(`note ${sizes.long.length} files over 150 lines: ${sizes.long.join(', ')}`)

const failed = results.filter(({ ok }) => !ok)
for (const { name, output } of failed) console.log(`\n--- ${name}\n${output}`)
process.exitCode = failed.length === 0 ? 0 : 1

function ranOf(problems: readonly string[]): Ran {
  return { ok: problems.length === 0, output: problems.join('\n') }
}
