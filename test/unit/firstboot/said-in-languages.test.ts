import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileTarget } from '../../../electron/station/host/file-device.ts'
import { openProvisionHost } from '../../../electron/station/host/provision-host.ts'
import { type Rehearsal, startRehearsal } from '../../../electron/station/rehearsal/server.ts'
import type { FirstBootReport } from '../../../shared/contract/check.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { findBenchDisk } from '../../../shared/firstboot/boot/bench-disk.ts'
import { checkFirstBoot } from '../../../shared/firstboot/check.ts'
import { appliedMedia } from '../../../shared/firstboot/media-files.ts'
import { VARIABLES_PATH } from '../../../shared/firstboot/prestaged-paths.ts'
import type { FirstBootRequest } from '../../../shared/firstboot/request.ts'
import { openMediaCertificate } from '../../../shared/media/certificate.ts'
import { openVariables } from '../../../shared/media/variables.ts'
import type { RehearsalFault } from '../../../shared/mp/rehearsal/faults.ts'
import { openStage, type Stage } from '../../oracle/crash-stage.ts'
import { expectSaidEverywhere } from '../../oracle/said-everywhere.ts'
import { SMALL_MEDIA_PASSWORD } from '../../oracle/small-media.ts'

const UNKNOWN = 'aaaaaaaa-0000-4000-8000-000000000064'
const LATER = new Date('2100-01-02T03:04:05Z')

describe('a first boot from the partition table to the content of the task sequences', () => {
  let stage: Stage
  let media: { readonly guid: string; readonly certificate: string }
  const rehearsals: Rehearsal[] = []

  beforeAll(async () => {
    stage = await openStage()
    expect((await stage.run('made')).result).toMatchObject({ code: 'ok' })
    media = mediaOf(stage.target)
  })
  afterAll(async () => {
    await Promise.all(rehearsals.map((one) => one.close()))
    stage.remove()
  })

  async function rehearse(faults: readonly RehearsalFault[] = [], siteCode = 'ABC'): Promise<string> {
    const sequence = { packageId: 'ABC00010', bootImageId: 'ABC00002', purpose: 'available' as const }
    const rehearsal = await startRehearsal({
      port: 0,
      site: {
        siteCode,
        trustedRootKey: '0602',
        media: [media],
        unknownComputers: { x64: UNKNOWN },
        faults: [...faults],
        taskSequences: [
          { ...sequence, name: 'Depot', deploymentId: 'ABC20001', packages: ['ABC00011', 'ABC00012'] },
          { ...sequence, name: 'Branch', deploymentId: 'ABC20002', purpose: 'required', packages: [] },
        ],
      },
    })
    rehearsals.push(rehearsal)
    return rehearsal.url
  }

  /** The check of the target, with what is other than usual. */
  async function check(request: Partial<FirstBootRequest>): Promise<FirstBootReport> {
    const file = openFileTarget(stage.target)
    try {
      const asked: FirstBootRequest = {
        path: stage.target,
        managementPoints: [],
        askManagementPoint: true,
        password: SMALL_MEDIA_PASSWORD,
        clock: new Date(),
        content: { kind: 'matched', files: 1, bytes: 2 },
        ...request,
      }
      return await checkFirstBoot(openDiskSource(file), asked, openProvisionHost(), async () => undefined)
    } finally {
      file.close()
    }
  }

  it('says every finding in four languages', async () => {
    const report = await check({ managementPoints: [await rehearse()] })
    expect(report.verdict).toBe('ready')
    expect(report.steps.flatMap(({ evidence }) => evidence).length).toBeGreaterThan(50)
    expectSaidEverywhere(report.steps)
  })

  it.each<[string, string, (url: string) => Partial<FirstBootRequest>, readonly RehearsalFault[], string?]>([
    ['a computer that needs another loader', 'boot-loader-missing', () => ({ computer: { machine: 'aa64' } }), []],
    ['a computer with little memory', 'boot-memory-small', () => ({ computer: { memoryMib: 256 } }), []],
    ['a wrong password', 'media-password-wrong', () => ({ password: 'wrong' }), []],
    ['no password', 'media-password-needed', () => ({ password: undefined }), []],
    ['a delivery after the certificate has ended', 'media-certificate-expired', () => ({ clock: LATER }), []],
    [
      'a target that was written to',
      'boot-content-missing',
      () => ({ content: { kind: 'compare', provenBy: 'r1', compare: async () => DIFFERENCES } }),
      [],
    ],
    ['a site of another code', 'mp-site-differs', () => ({}), [], 'XYZ'],
    ['the page of a sign-in', 'mp-reply-garbled', () => ({}), ['garbage']],
    ['a refused identity', 'mp-refused', () => ({}), ['refused']],
    ['a policy for another certificate', 'mp-policy-unreadable', () => ({}), ['policy-other-key']],
    ['nothing deployed', 'mp-no-task-sequence', () => ({}), ['no-task-sequence']],
  ])('says what it found of %s in four languages', async (_, code, request, faults, siteCode) => {
    const url = await rehearse(faults, siteCode)
    const report = await check({ managementPoints: [url], ...request(url) })
    expect(report.problem).toMatchObject({ code })
    expectSaidEverywhere(report.steps)
  })
})

const NONE = { count: 0, first: [] }
const DIFFERENCES = {
  files: 3,
  bytes: 4,
  missing: { count: 2, first: ['\\a', '\\b'] },
  changed: { count: 1, first: ['\\c'] },
  extra: NONE,
}

/** The media as a site knows it: its identifier and its certificate. */
function mediaOf(target: string) {
  const file = openFileTarget(target)
  try {
    const { windows } = findBenchDisk(openDiskSource(file), target).value
    const bytes = appliedMedia(windows).read(VARIABLES_PATH, 1 << 20) ?? new Uint8Array()
    const { mediaGuid = '', pfx = '' } = openVariables(bytes, SMALL_MEDIA_PASSWORD)
    return { guid: mediaGuid, certificate: openMediaCertificate(pfx, mediaGuid).publicDerHex }
  } finally {
    file.close()
  }
}
