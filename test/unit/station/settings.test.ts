import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettings } from '../../../electron/station/settings/open-settings.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const DEFAULTS = { language: 'system', theme: 'system', station: '', operator: '', managementPoints: [] }

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const open = () => openSettings(folder.at('data'), folder.at('policy.json'))

describe("a station's settings", () => {
  it('are the defaults at first', () => {
    expect(open().view()).toEqual({ settings: DEFAULTS, locked: [] })
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
    expect(settings.view()).toEqual({
      settings: { ...DEFAULTS, operator: 'Ana', managementPoints: ['https://mp.example'] },
      locked: ['managementPoints'],
    })
    expect(() => settings.change({ operator: 'Bo', managementPoints: [] })).toThrow(
      expect.objectContaining({ code: 'setting-locked' }),
    )
    expect(open().view().settings.operator).toBe('Ana')
  })

  it.each(['no json', '{"theme":"pink"}', '{"managementPoints":["ftp://mp"]}'])(
    'do not open past a policy file that holds %s',
    (text) => {
      writeFileSync(folder.at('policy.json'), text)
      expect(open).toThrow(expect.objectContaining({ code: 'policy-damaged' }))
    },
  )

  it('keep their file when they cannot be written', () => {
    const settings = open()
    settings.change({ operator: 'Ana' })
    mkdirSync(folder.at('data/settings.json.new'))
    expect(() => settings.change({ operator: 'Bo' })).toThrow(expect.objectContaining({ code: 'station-folder' }))
    expect(JSON.parse(readFileSync(folder.at('data/settings.json'), 'utf8'))).toEqual({ operator: 'Ana' })
    expect(settings.view().settings.operator).toBe('Ana')
  })
})
