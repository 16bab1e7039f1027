import { mkdirSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chosenLanguage } from '../../../electron/cli/speech.ts'
import { type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

let folder: TemporaryFolder
let environment: NodeJS.ProcessEnv

beforeEach(() => {
  folder = temporaryFolder()
  environment = { PRESTAGE_DATA: folder.at('data'), PRESTAGE_POLICY: folder.at('policy.json'), LC_ALL: 'C' }
})

afterEach(() => folder.remove())

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
