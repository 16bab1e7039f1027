import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chosenLanguage } from '../../../electron/cli/speech.ts'
import { LANGUAGES } from '../../../shared/contract/text/languages.ts'
import { type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const MEDIA = fileURLToPath(new URL('../../corpus/wim/lzx.wim', import.meta.url))
const CLI = fileURLToPath(new URL('../../../electron/cli/prestage.ts', import.meta.url))
let folder: TemporaryFolder
let environment: NodeJS.ProcessEnv

beforeEach(() => {
  folder = temporaryFolder()
  environment = { PRESTAGE_DATA: folder.at('data'), PRESTAGE_POLICY: folder.at('policy.json'), LC_ALL: 'C' }
})

afterEach(() => folder.remove())

function prestage(...args: readonly string[]) {
  const env = { ...process.env, ...environment }
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env })
  return { status, stdout, stderr }
}

function settings(file: string, text: string): void {
  mkdirSync(folder.at('data'), { recursive: true })
  writeFileSync(folder.at(file), text)
}

describe('the language', () => {
  test('is that of the system where nothing else is said, in the order of POSIX', () => {
    const spoken = (locale: NodeJS.ProcessEnv) => chosenLanguage([], { ...environment, LC_ALL: '', ...locale })
    expect(spoken({ LC_ALL: 'sv_SE.UTF-8', LANG: 'fr_FR' })).toBe('sv')
    expect(spoken({ LC_MESSAGES: 'nl_BE', LANG: 'fr_FR' })).toBe('nl')
    expect(spoken({ LANG: 'fr_CA.UTF-8' })).toBe('fr')
    expect(spoken({ LANG: 'de_DE.UTF-8' })).toBe('en')
    expect(spoken({ LC_ALL: 'C', LANG: 'sv_SE' })).toBe('en')
  })

  test('is that of the settings before the system’s, the organisation’s before the station’s, and --lang before all', () => {
    const spoken = (...args: readonly string[]) => chosenLanguage(args, environment)
    settings('data/settings.json', '{"language":"fr"}')
    expect(spoken()).toBe('fr')
    settings('policy.json', '\ufeff{"language":"nl","theme":"dark"}')
    expect(spoken('log', 'list')).toBe('nl')
    expect(spoken('log', 'list', '--lang', 'sv')).toBe('sv')
    expect(spoken('--lang=sv', '--lang=fr')).toBe('fr')
    expect(spoken('media', 'inspect', '--', '--lang', 'sv')).toBe('nl')
    expect(spoken('--lang')).toBe('nl')
    settings('policy.json', '{"language":"system"}')
    expect(spoken()).toBe('en')
  })

  test('of the settings is looked for in the data folder that is named', () => {
    settings('data/settings.json', '{"language":"fr"}')
    expect(chosenLanguage(['log', 'list', '--data-dir', folder.at('elsewhere')], environment)).toBe('en')
    const { PRESTAGE_DATA: _, ...unnamed } = environment
    expect(chosenLanguage([`--data-dir=${folder.at('data')}`], unnamed)).toBe('fr')
  })

  test.each(['', '{', 'null', '"fr"', '[]', '{"language":5}', '{"language":"xx"}'])(
    'is not lost on a settings file that holds %j',
    (text) => {
      settings('data/settings.json', text)
      expect(chosenLanguage([], { ...environment, LC_ALL: 'sv' })).toBe('sv')
    },
  )
})

test('an option that is none is told in the language, with the exit code of the catalogue', () => {
  const refused = (language: string) => prestage('log', 'list', '--serch', 'x', '--lang', language)
  expect(refused('en')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      "The command was not understood: unknown option '--serch' (Did you mean --search?)\nRun it with --help to see how it is used.\n",
  })
  expect(refused('sv')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'Kommandot kunde inte tolkas: alternativet ”--serch” finns inte (Menade du --search?)\nKör det med --help för att se hur det används.\n',
  })
  expect(refused('fr').stderr).toContain(
    'l’option «\u00a0--serch\u00a0» n’existe pas (Vouliez-vous dire --search\u202f?)\n',
  )
  expect(refused('nl').stderr).toContain('de optie ‘--serch’ bestaat niet (Bedoelde u --search?)\n')
})

test('a language that is none is told in the one that is spoken instead', () => {
  environment = { ...environment, LC_ALL: 'nl_NL.UTF-8' }
  const { status, stderr } = prestage('log', 'list', '--lang', 'de')
  expect({ status, stderr }).toMatchObject({ status: 2 })
  expect(stderr).toContain('‘de’ is niet geldig voor ‘--lang <taal>’. Mogelijke waarden zijn en, sv, fr, nl.')
})

test('the texts of the languages that are not spoken are not read', () => {
  const hooks = `import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) { if (url.includes('/cli/text/')) console.error(url); return next(url, context) } })`
  const traced = ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, CLI, '--help', '--lang', 'fr']
  const { stderr } = spawnSync(process.execPath, traced, { encoding: 'utf8', env: { ...process.env, ...environment } })
  const read = stderr.split('\n').flatMap((url) => /cli\/text\/(\w+)\//.exec(url)?.[1] ?? [])
  expect([...new Set(read)]).toEqual(['fr'])
})

test('help that nobody asked for goes to stderr, of the group that was named', () => {
  const { status, stdout, stderr } = prestage('trust', '--lang', 'sv')
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^Användning: prestage trust \[alternativ\] \[kommando\]\n/)
})

test('JSON is the same in every language', () => {
  for (const args of [
    ['log', 'list', '--serch', 'x', '--json'],
    ['target', 'create', 'x', '--size', 'large', '--json'],
    ['media', 'inspect', MEDIA, '--json'],
    ['log', 'list', '--json'],
  ]) {
    const [english, ...others] = LANGUAGES.map((language) => prestage(...args, '--lang', language))
    for (const other of others) expect(other).toEqual(english)
  }
})

test('tables are headed in the language', () => {
  const headings = (...args: readonly string[]) =>
    LANGUAGES.map((language) => prestage(...args, '--lang', language).stdout.trimEnd())
  expect(headings('log', 'list')).toEqual([
    'run  started  serial  state  target  media',
    'körning  startades  serienummer  tillstånd  mål  medium',
    'exécution  début  numéro de série  état  cible  média',
    'uitvoering  gestart  serienummer  status  doel  media',
  ])
  expect(headings('resume')).toEqual([
    'run  started  serial  state  target  marker  resumable',
    'körning  startades  serienummer  tillstånd  mål  märke  kan återupptas',
    'exécution  début  numéro de série  état  cible  marque  peut être reprise',
    'uitvoering  gestart  serienummer  status  doel  merkteken  te hervatten',
  ])
})

test('what a target and media hold is told in the language', () => {
  const target = folder.at('target.img')
  const made = prestage('target', 'create', target, '--size', '1G', '--lang', 'sv')
  expect(made.stdout).toMatch(/: 1 GiB, rå avbildning, GPT-disk [-0-9a-f]{36}, formaterat och tomt\n/)
  expect(made.stdout).toMatch(/\npartition {2}typ +filsystem {2}storlek {2}namn\n1 +EFI-system +FAT32 +260 MiB/)
  const said = LANGUAGES.map((language) => prestage('media', 'verify', MEDIA, '--lang', language).stdout.trimEnd())
  const last = said.map((text) => text.split('\n').slice(-2).join('; '))
  expect(last).toEqual([
    'SHA-256 not taken (--digest takes it); intact (4 blobs, no integrity table), origin not proven',
    'SHA-256 har inte beräknats (--digest beräknar den); oskadat (4 blobbar, ingen integritetstabell), ursprunget inte bevisat',
    'SHA-256 non calculé (--digest le calcule); intact (4 blobs, sans table d’intégrité), origine non prouvée',
    'SHA-256 niet berekend (--digest berekent deze); onbeschadigd (4 blobs, geen integriteitstabel), herkomst niet bewezen',
  ])
})
