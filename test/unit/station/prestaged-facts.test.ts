import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectMedia } from '../../../electron/station/media/inspect-media.ts'
import { writeSample } from '../../../electron/station/sample/write-sample.ts'
import { temporaryFolder } from './temporary-station.ts'

const folder = temporaryFolder()
let media: string
let password: string

beforeAll(async () => {
  const sample = await writeSample(folder.at('sample'))
  media = sample.media
  password = readFileSync(sample.passwordFile, 'utf8').trim()
})
afterAll(() => folder.remove())

describe('what makes media prestaged', () => {
  const open = { mediaType: 'OEMMedia', asksForPassword: true, unattended: false, packages: ['ABC00012'] }

  it('is told without the password as far as it is not protected', async () => {
    expect((await inspectMedia(media)).prestaged).toEqual(open)
  })

  it('is told with the password as far as it is not secret', async () => {
    expect((await inspectMedia(media, 'strict', password)).prestaged).toEqual({
      ...open,
      kind: 'site-based',
      managementPoints: ['http://127.0.0.1'],
      siteCode: 'ABC',
      variables: expect.arrayContaining(['_SMSTSSiteCode', '_SMSTSMediaPFX']),
      certificateUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  })

  it('is told as without a password when the password is wrong', async () => {
    expect((await inspectMedia(media, 'strict', `${password}x`)).prestaged).toEqual(open)
  })
})
