import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettings } from '../../../electron/station/settings/open-settings.ts'
import { factText } from '../../../shared/contract/text/languages.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const DEFAULTS = {
  language: 'system',
  theme: 'system',
  station: '',
  operator: '',
  managementPoints: [],
  pointTrust: [],
  badgePrefix: '',
  targetsAtOnce: 8,
  stepSeconds: 30,
  serials: { shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false },
}

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const open = () => openSettings(folder.at('data'), folder.at('policy.json'))

describe("a station's settings", () => {
  it('are the defaults at first', () => {
    expect(open().view()).toEqual({
      settings: DEFAULTS,
      locked: [],
      policy: { path: folder.at('policy.json'), isThere: false },
      dataFolder: folder.at('data'),
    })
  })

  it('are remembered', () => {
    open().change({ language: 'sv', operator: 'Ana' })
    open().change({ theme: 'dark' })
    expect(open().view().settings).toEqual({ ...DEFAULTS, language: 'sv', operator: 'Ana', theme: 'dark' })
  })

  it('are overridden and locked by the policy file', () => {
    writeFileSync(folder.at('policy.json'), JSON.stringify({ managementPoints: ['https://mp.example'] }))
    const settings = open()
    settings.change({ operator: 'Ana' })
    expect(settings.view()).toMatchObject({
      settings: { ...DEFAULTS, operator: 'Ana', managementPoints: ['https://mp.example'] },
      locked: ['managementPoints'],
      policy: { path: folder.at('policy.json'), isThere: true },
    })
    expect(() => settings.change({ operator: 'Bo', managementPoints: [] })).toThrow(
      expect.objectContaining({ code: 'setting-locked' }),
    )
    expect(open().view().settings.operator).toBe('Ana')
  })

  it.each([
    ['no json', /^it is no JSON$/],
    ['{"theme":"pink"}', /^theme is none of these: system, light, dark, contrast$/],
    ['{"managementPoints":["ftp://mp"]}', /^managementPoints\.0 is not valid$/],
    ['{"serials":{"shortest":9,"longest":8}}', /^serials is not valid$/],
    ['{"them":"dark"}', /^them is not known here$/],
  ])('neither hold nor change under a policy file that holds %s, which is told', (text, reason) => {
    open().change({ operator: 'Ana' })
    writeFileSync(folder.at('policy.json'), text)
    const settings = open()
    const { settings: shown, locked, policy } = settings.view()
    expect(shown.operator).toBe('Ana')
    expect(locked).toEqual(Object.keys(DEFAULTS))
    expect(factText('en', policy.problem?.facts['reason'] ?? '')).toMatch(reason)
    expect(policy).toMatchObject({
      isThere: true,
      problem: {
        code: 'policy-damaged',
        facts: { path: folder.at('policy.json') },
      },
    })
    const damaged = expect.objectContaining({ code: 'policy-damaged' })
    expect(() => settings.hold()).toThrow(damaged)
    expect(() => settings.change({ operator: 'Bo' })).toThrow(damaged)
  })

  it('follow a policy file that comes, is mended or goes while the station is open', () => {
    const settings = open()
    writeFileSync(folder.at('policy.json'), '{')
    expect(() => settings.hold()).toThrow(expect.objectContaining({ code: 'policy-damaged' }))
    writeFileSync(folder.at('policy.json'), JSON.stringify({ targetsAtOnce: 2 }))
    expect(settings.hold().targetsAtOnce).toBe(2)
    rmSync(folder.at('policy.json'))
    expect(settings.hold().targetsAtOnce).toBe(8)
  })

  it('of a newer version are read, without what this one does not know', () => {
    open().change({ operator: 'Ana' })
    writeFileSync(folder.at('data/settings.json'), '{"operator":"Ana","printer":"9"}')
    expect(open().view().settings).toEqual({ ...DEFAULTS, operator: 'Ana' })
  })

  it('keep their file when they cannot be written', () => {
    const settings = open()
    settings.change({ operator: 'Ana' })
    mkdirSync(folder.at('data/settings.json.new'))
    expect(() => settings.change({ operator: 'Bo' })).toThrow(expect.objectContaining({ code: 'station-folder' }))
    expect(JSON.parse(readFileSync(folder.at('data/settings.json'), 'utf8'))).toEqual({ operator: 'Ana' })
    expect(settings.view().settings.operator).toBe('Ana')
  })
})
