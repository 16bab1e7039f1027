import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

test('what options say against each other, and what the contract refuses, is told in the language', () => {
  const refused = (...args: readonly string[]) => {
    const { status, stderr } = prestage(...args)
    return { status, said: stderr.split('\n')[0]?.replace(/^[^:]*: /, '') }
  }
  expect(refused('target', 'create', folder.at('t.img'), '--size', '1G', '--fixed', '--lang', 'sv')).toEqual({
    status: 2,
    said: '--fixed är till för VHD och VHDX',
  })
  expect(refused('log', 'label', 'a', 'b', '--out', folder.at('two.svg'), '--lang', 'nl')).toEqual({
    status: 2,
    said: 'een SVG-bestand bevat één etiket; een PDF-bestand bevat er zoveel als u wilt',
  })
  expect(refused('log', 'list', '--limit', '0', '--lang', 'fr')).toEqual({
    status: 2,
    said: 'limit est inférieur à 1',
  })
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
