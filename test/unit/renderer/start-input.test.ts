import { describe, expect, it } from 'vitest'
import type { ChosenTarget, Options } from '../../../renderer/bench/bench-state.ts'
import {
  areTargetsEntered,
  canStart,
  isChosen,
  missing,
  startInput,
  stillToEnter,
} from '../../../renderer/bench/start-input.ts'
import type { ChosenMedia } from '../../../renderer/media/chosen-media.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'

const MEDIA: ChosenMedia = {
  token: 'm',
  name: 'media.wim',
  problem: undefined,
  verdict: undefined,
  verified: undefined,
  facts: {
    path: '/m/media.wim',
    bytes: 1,
    guid: '',
    compression: 'lzx',
    chunkSize: 32768,
    hasIntegrityTable: false,
    blobs: 0,
    images: [],
    bootIndex: 0,
  },
}
const OPTIONS: Options = { managementPoint: '', askManagementPoint: true, expectedSha256: '', quickFormat: false }

const target = (name: string, serial: string, state: TargetFacts['state'] = 'fresh'): ChosenTarget => ({
  token: name,
  name,
  serial,
  confirmLabel: '',
  scanned: undefined,
  problem: undefined,
  facts: {
    path: `/disks/${name}`,
    bytes: 1,
    container: 'raw',
    table: 'gpt',
    diskGuid: '',
    sectorSize: 512,
    partitions: [],
    volumeLabel: 'Depot',
    volumeSerial: '',
    clusterSize: 4096,
    state,
    found: [],
    warnings: [],
  },
})
const situation = (targets: readonly ChosenTarget[], options: Partial<Options> = {}, media = MEDIA) => ({
  media,
  targets,
  options: { ...OPTIONS, ...options },
  rules: { shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false },
  starting: false,
})

describe('the media password', () => {
  const prestaged = { mediaType: 'FullMedia', unattended: false, packages: [] }
  const asking = (asksForPassword: boolean): ChosenMedia => {
    const { facts } = MEDIA
    return facts === undefined ? MEDIA : { ...MEDIA, facts: { ...facts, prestaged: { ...prestaged, asksForPassword } } }
  }

  it('is still to be entered while its field is empty, and only where the media asks for one', () => {
    const targets = [target('a', 'A1')]
    expect(stillToEnter(situation(targets, {}, asking(true)), '')).toEqual(['password'])
    expect(stillToEnter(situation(targets, {}, asking(true)), 'secret')).toEqual([])
    expect(stillToEnter(situation(targets, {}, asking(false)), '')).toEqual([])
    expect(stillToEnter(situation([], {}, asking(true)), '')).toEqual(['targets', 'password'])
  })
})

describe('a step of the bench is entered', () => {
  const rules = { shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false }
  const entered = (...targets: readonly ChosenTarget[]) =>
    areTargetsEntered({ media: MEDIA, targets, options: OPTIONS, rules })

  it('when media are read, and no longer when they turn out to be damaged', () => {
    expect(isChosen(undefined)).toBe(false)
    expect(isChosen({ ...MEDIA, facts: undefined })).toBe(false)
    expect(isChosen(MEDIA)).toBe(true)
    expect(isChosen({ ...MEDIA, problem: { code: 'media-blob-damaged', facts: {} } })).toBe(false)
  })

  it('when every target may be used and has its serial number', () => {
    expect(entered()).toBe(false)
    expect(entered(target('a', 'S1'), target('b', ''))).toBe(false)
    expect(entered(target('a', 'S1'), target('b', 'S1'))).toBe(false)
    expect(entered(target('a', 'S1', 'holds-files'))).toBe(false)
    expect(entered({ ...target('a', 'S1'), facts: undefined })).toBe(false)
    expect(entered(target('a', 'S1'), target('b', 'S2'))).toBe(true)
  })
})

describe('a job can start', () => {
  it('with media, fresh targets and a serial for each', () => {
    const ready = situation([target('a', 'A1'), target('b', 'B1')])
    expect(missing(ready)).toEqual([])
    expect(canStart(ready)).toBe(true)
  })

  it('but not twice', () => {
    expect(canStart({ ...situation([target('a', 'A1')]), starting: true })).toBe(false)
  })

  it('but not before the station has read a chosen file', () => {
    expect(canStart(situation([{ ...target('a', 'A1'), facts: undefined }]))).toBe(false)
    expect(canStart(situation([target('a', 'A1')], {}, { ...MEDIA, facts: undefined }))).toBe(false)
  })

  it('over files only when quick format is allowed', () => {
    expect(missing(situation([target('a', 'A1', 'holds-files')]))).toEqual(['quick-format'])
    expect(missing(situation([target('a', 'A1', 'incomplete')]))).toEqual(['quick-format'])
    expect(missing(situation([target('a', 'A1', 'incomplete')], { quickFormat: true }))).toEqual([])
  })

  it('over files only when the label of their volume is typed', () => {
    const files = target('a', 'A1', 'holds-files')
    const quick = { quickFormat: true }
    expect(missing(situation([files], quick))).toEqual(['confirm-labels'])
    expect(missing(situation([{ ...files, confirmLabel: 'depot' }], quick))).toEqual(['confirm-labels'])
    expect(missing(situation([{ ...files, confirmLabel: ' Depot ' }], quick))).toEqual([])
  })

  it('takes a label as it is shown, where nobody could type it as it is', () => {
    const files = target('a', 'A1', 'holds-files')
    const facts = files.facts && { ...files.facts, volumeLabel: 'De\u202epot' }
    const typed = (confirmLabel: string) =>
      missing(situation([{ ...files, facts, confirmLabel }], { quickFormat: true }))
    expect(typed('Depot')).toEqual(['confirm-labels'])
    expect(typed('De\\u{202e}pot')).toEqual([])
    expect(typed('De\u202epot')).toEqual([])
  })

  it.each([
    { what: 'targets', targets: [], options: {} },
    { what: 'serials', targets: [target('a', '')], options: {} },
    { what: 'repeated-serials', targets: [target('a', 'x1'), target('b', 'X1')], options: {} },
    { what: 'target-refused', targets: [target('a', 'A1', 'not-formatted')], options: {} },
    {
      what: 'repeated-targets',
      targets: [target('a', 'A1'), { ...target('a', 'A2'), token: 'again' }],
      options: {},
    },
    { what: 'management-point', targets: [target('a', 'A1')], options: { managementPoint: 'file:///etc/passwd' } },
    { what: 'management-point', targets: [target('a', 'A1')], options: { managementPoint: 'mp01' } },
    { what: 'digest', targets: [target('a', 'A1')], options: { expectedSha256: 'abc' } },
  ])('but not with $what amiss', ({ what, targets, options }) => {
    expect(missing(situation(targets, options))).toEqual([what])
    expect(canStart(situation(targets, options))).toBe(false)
  })
})

describe('what the station is asked', () => {
  it('names files by token and leaves out what was not entered', () => {
    expect(startInput(MEDIA, [target('a', 'A1')], OPTIONS, '')).toEqual({
      media: 'm',
      targets: [{ file: 'a', serial: 'A1', expected: { bytes: 1, diskGuid: '', volumeSerial: '' } }],
      quickFormat: false,
      askManagementPoint: true,
      managementPoints: [],
    })
  })

  it('asks no management point when the user left it out, whatever address stands in the field', () => {
    const options = { ...OPTIONS, askManagementPoint: false, managementPoint: 'http://mp01' }
    expect(startInput(MEDIA, [], options, '')).toMatchObject({ askManagementPoint: false, managementPoints: [] })
  })

  it('carries password, digest and address as entered, without blanks around them', () => {
    const options = { ...OPTIONS, managementPoint: ' http://mp01 ', expectedSha256: ` ${'a'.repeat(64)} ` }
    expect(startInput(MEDIA, [], options, ' secret ')).toMatchObject({
      managementPoints: ['http://mp01'],
      expectedSha256: 'a'.repeat(64),
      password: ' secret ',
    })
  })
})
