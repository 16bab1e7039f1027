import { describe, expect, test } from 'vitest'
import { allTexts } from '../../../build/check/texts/all-texts.ts'
import { checkCodes } from '../../../build/check/texts/check-codes.ts'
import { checkFacts } from '../../../build/check/texts/check-facts.ts'
import { checkForms } from '../../../build/check/texts/check-forms.ts'
import { checkFrenchSpaces } from '../../../build/check/texts/check-french-spaces.ts'
import { checkGlossary } from '../../../build/check/texts/check-glossary.ts'
import { checkKeys } from '../../../build/check/texts/check-keys.ts'
import { checkLiterals } from '../../../build/check/texts/check-literals.ts'
import { GLOSSARY } from '../../../build/check/texts/glossary.ts'
import { SHELL_TEXTS } from '../../../electron/main/text/languages.ts'
import { LANGUAGES, textsOf } from '../../../shared/contract/text/languages.ts'
import { paperTextsOf } from '../../../shared/contract/text/paper/paper-texts.ts'
import { withTree } from './temporary-tree.ts'

const FILE = 'renderer/bench/sample.tsx'
const literalsIn = (source: string, file = FILE) =>
  withTree({ [file]: source }, (root) => checkLiterals(root, [file])).map((line) => /“(.*)”/.exec(line)?.[1])

describe('codes that nobody says', () => {
  const used = `export const a = phrase(big ? 'too-large' : \`compressed-\${name}\`)\n`
  const unsaid = (...codes: string[]) =>
    withTree(
      { 'shared/wim/sample.ts': used, 'shared/phrase/wim.ts': `export const b = { 'left-over': 'left over' }` },
      (root) => checkCodes(root, ['shared/wim/sample.ts', 'shared/phrase/wim.ts'], codes),
    )

  test('are those that stand in the catalogue alone, neither whole nor as a template', () => {
    expect(unsaid('too-large', 'compressed-blob-table', 'left-over')).toEqual(['nobody says left-over'])
  })
})

describe('text for people in facts', () => {
  const file = 'shared/wim/sample.ts'
  const wordsIn = (source: string, name = file) => withTree({ [name]: source }, (root) => checkFacts(root, [name]))

  test('is found where a fault, a problem or a finding is made, in every branch and template', () => {
    expect(wordsIn(`\nthrow new Fault('media-truncated', { part: 'header' })\n`)).toEqual([
      `${file}:2: “header” is a phrase`,
    ])
    expect(wordsIn(`throw wimFault('media-limit', { what: big ? \`\${n} files\` : name })`)).toEqual([
      `${file}:1: “files” is a phrase`,
    ])
    expect(wordsIn(`const warning = { code: 'boot-bcd-waits', facts: { setting: 'a menu' } }`)).toHaveLength(1)
    expect(wordsIn(`note(evidence('resumes-run', { run: 'the first' }))`)).toHaveLength(1)
    expect(wordsIn(`if (bad) throw damaged('key list')`)).toHaveLength(1)
  })

  test('is not seen in names, in data, in phrases and in what is a fault of ours', () => {
    expect(wordsIn(`throw ntfsFault('target-damaged', { part: '$UpCase, $Bitmap' })`)).toEqual([])
    expect(
      wordsIn(`throw new Fault('boot-device-kind', { element: '{bootmgr} device', device: phrase('device-disk') })`),
    ).toEqual([])
    expect(wordsIn(`throw new Fault('media-certificate-missing', { what: '_SMSMediaGuid', path, count: 3 })`)).toEqual(
      [],
    )
    expect(wordsIn(`throw new Fault('internal', { reason: 'events were not read in time' })`)).toEqual([])
  })

  test('is made of old records alone', () => {
    const source = `return { code: PLAIN, facts: { text } }`
    const refused = [`${file}:1: only the reader of old records makes plain text`]
    expect(wordsIn(`const f = () => { ${source} }`)).toEqual(refused)
    expect(wordsIn(`const item = { code: 'plain', facts: { text } }`)).toEqual(refused)
    expect(wordsIn(`const f = () => { ${source} }`, 'electron/station/store/stored-evidence.ts')).toEqual([])
  })
})

describe('text for people in code', () => {
  test('is found between tags, with its line', () => {
    expect(
      withTree({ [FILE]: 'const a = (\n  <p>Add target</p>\n)\n' }, (root) => checkLiterals(root, [FILE])),
    ).toEqual([`${FILE}:2: “Add target” belongs into the texts`])
  })

  test('is found in braces, in both branches, in sums and in templates', () => {
    expect(literalsIn(`<p>{'Ready'}</p>`)).toEqual(['Ready'])
    expect(literalsIn(`<p>{ok ? 'Good' : 'Bad'}</p>`)).toEqual(['Good', 'Bad'])
    expect(literalsIn(`<p>{ok && 'Found ' + name}</p>`)).toEqual(['Found'])
    expect(literalsIn(`<p>{\`Target \${name} done\`}</p>`)).toEqual(['Target', 'done'])
  })

  test('is found in attributes that are read or heard', () => {
    expect(literalsIn('<input aria-label="Serial" title="Scan it" placeholder={`ABC`} />')).toEqual([
      'Serial',
      'Scan it',
      'ABC',
    ])
    expect(literalsIn(`<Field hint={wrong ? 'Not a number' : t('a.b')} label="Size" />`)).toEqual([
      'Not a number',
      'Size',
    ])
  })

  test('is found in menus, dialogs and notifications of the shell', () => {
    const menu = `const m = [{ label: 'Open', submenu: [{ label: texts.quit }] }]\n`
    expect(literalsIn(menu, 'electron/main/menu.ts')).toEqual(['Open'])
    const dialog = `dialog.showMessageBox(window, { type: 'info', message: 'Sure?', buttons: ['Yes', texts.no] })\n`
    expect(literalsIn(dialog, 'electron/main/ask.ts')).toEqual(['Sure?', 'Yes'])
  })

  test('is not seen in signs, names of things, styles and the product’s name', () => {
    expect(literalsIn(`<p className="wide" role="group" data-step="plan">✓ {'/s'} 1</p>`)).toEqual([])
    expect(literalsIn('<h1>Prestage</h1>')).toEqual([])
    expect(literalsIn(`<p as="span" onClick={() => show('bench')}>{t('app.bench')}</p>`)).toEqual([])
  })

  test('is not looked for where the texts are', () => {
    expect(literalsIn('<p>Hello</p>', 'renderer/i18n/sample.tsx')).toEqual([])
    expect(literalsIn(`export const a = { label: 'Hello' }`, 'electron/main/text/en.ts')).toEqual([])
  })
})

describe('texts that nobody says', () => {
  const unsaid = (source: string, keys: readonly string[]) =>
    withTree({ [FILE]: source }, (root) => checkKeys(root, [FILE], keys)).map((line) => line.split(' ').at(-1))

  test('are those that stand in no module, whole or as a template', () => {
    expect(unsaid(`t('log.none'); t(\`log.state.\${state}\`)`, ['log.none', 'log.state.failed', 'log.old'])).toEqual([
      'log.old',
    ])
  })

  test('a plural is one text, and the contract’s names are not the page’s affair', () => {
    expect(unsaid(`t('log.found', { count })`, ['log.found_one', 'log.found_other', 'step.plan'])).toEqual([])
    expect(unsaid('', ['log.found_one', 'log.found_other'])).toEqual(['log.found'])
  })

  test('a template that names no group says nothing', () => {
    expect(unsaid(`t(\`\${view}\`)`, ['log.none'])).toEqual(['log.none'])
  })
})

describe('texts of a language', () => {
  const english = new Map([
    ['found_one', '{{count, number}} run'],
    ['found_other', '{{count, number}} runs'],
    ['remove', 'Remove {{name}}'],
  ])
  const swedish = new Map([
    ['found_one', '{{count, number}} körning'],
    ['found_other', '{{count, number}} körningar'],
    ['remove', 'Ta bort {{name}}'],
  ])

  test('fit when they have the same keys and facts', () => {
    expect(checkForms('sv', swedish, english)).toEqual([])
  })

  test('need each plural form of the language', () => {
    expect(checkForms('fr', swedish, english)).toEqual(['fr found_many: is missing'])
    expect(checkForms('fr', new Map([...swedish, ['found_many', '{{count, number}} d’exécutions']]), english)).toEqual(
      [],
    )
    expect(checkForms('sv', new Map([...swedish, ['found_many', '{{count, number}}']]), english)).toEqual([
      'sv found_many: no other language has it',
    ])
  })

  test('fill in the same facts, and write counts as the language does', () => {
    expect(checkForms('sv', new Map([...swedish, ['remove', 'Ta bort {{nam}}']]), english)).toEqual([
      'sv remove: fills in “nam”, English “name”',
    ])
    expect(checkForms('sv', new Map([...swedish, ['found_one', '{{count}} körning']]), english)).toEqual([
      'sv found_one: its count is {{count, number}}',
    ])
    expect(checkForms('sv', new Map([...swedish, ['remove', ' ']]), english)).toEqual(['sv remove: is empty'])
  })
})

describe('the glossary', () => {
  const told = (english: string, swedish: string) =>
    checkGlossary('sv', new Map([['a', swedish]]), new Map([['a', english]]), GLOSSARY)

  test('wants its term where English says it', () => {
    expect(told('The task sequence starts.', 'Aktivitetssekvensen startar.')).toEqual([])
    expect(told('The task sequence starts.', 'Den startar.')).toEqual([
      'sv a: lacks “aktivitetssekvens” (task sequence): Den startar.',
    ])
  })

  test('bars other words for it, whatever English says', () => {
    expect(told('It starts.', 'Uppgiftssekvensen startar.')).toEqual([
      'sv a: says “Uppgiftssekvens”, the glossary says “aktivitetssekvens” (task sequence)',
    ])
  })

  test('does not look into facts and commands', () => {
    expect(told('{{policy}}: use --quick-format.', '{{policy}}: använd --quick-format.')).toEqual([])
  })

  test('is held to what is printed, the menu, and the names of states and steps too', () => {
    for (const language of LANGUAGES) {
      const said = [...allTexts(language).values()]
      const { runs, statuses } = paperTextsOf(language)
      const { states, steps } = textsOf(language)
      for (const text of [
        runs,
        statuses.warned,
        states.interrupted,
        steps['write.metadata'],
        SHELL_TEXTS[language].quit,
      ])
        expect(said).toContain(text)
    }
  })
})

describe('French spaces', () => {
  const told = (text: string) => checkFrenchSpaces(new Map([['a', text]]))

  test('do not break before a colon, a semicolon and the marks of a question, or inside quotation marks', () => {
    expect(told('Saisissez «\u00A0{{label}}\u00A0»\u202F; puis\u00A0: continuer\u202F?')).toEqual([])
    expect(told('Fait : rien')).toEqual(['fr a: a no-break space (U+00A0) goes before “:”: Fait : rien'])
    expect(told('Annuler ?')).toEqual(['fr a: a narrow no-break space (U+202F) goes before “?”: Annuler ?'])
    expect(told('« a\u00A0»')).toEqual(['fr a: a no-break space (U+00A0) goes after “«”: « a\u00A0»'])
    expect(told('«\u00A0a »')).toEqual(['fr a: a no-break space (U+00A0) goes before “»”: «\u00A0a »'])
  })

  test('are not wanted in addresses, paths and times', () => {
    expect(told('https://mp1.contoso.example, C:\\, 12:30')).toEqual([])
  })
})
