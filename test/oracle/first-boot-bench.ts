import { loadCodecs } from '../../electron/station/host/codecs.ts'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { createHttpClient } from '../../electron/station/host/http/http-client.ts'
import { inflate, localNetwork, signWithKey } from '../../electron/station/host/http/mp-host.ts'
import { type RehearsalOptions, startRehearsal } from '../../electron/station/rehearsal/server.ts'
import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import type { StepReport } from '../../shared/contract/check.ts'
import type { FirstBootHost } from '../../shared/firstboot/host.ts'
import { checkInWindowsPe } from '../../shared/firstboot/in-windows-pe.ts'
import { appliedMedia } from '../../shared/firstboot/media-files.ts'
import { problemOf } from '../../shared/firstboot/problem-of.ts'
import type { FirstBootRequest } from '../../shared/firstboot/request.ts'
import { tellStep } from '../../shared/firstboot/tell-step.ts'
import { Walk } from '../../shared/firstboot/walk.ts'
import { type Authority, makeAuthority, makeMediaCertificate } from '../../shared/media/make-certificate.ts'
import { sealVariables } from '../../shared/media/variables.ts'
import type { RehearsalFault } from '../../shared/mp/rehearsal/faults.ts'
import type { RehearsalSiteInput } from '../../shared/mp/rehearsal/site.ts'
import { createTranscript } from '../../shared/mp/transcript.ts'
import { makeVolume } from '../unit/volume/ntfs/read/made-volume.ts'

/** A bench in memory: a volume with prestaged media, a rehearsed site, and the check of what Windows PE would do there. */
export const GUID = '{11111111-2222-3333-4444-555555555555}'
export const PASSWORD = 'Depot-Test-1'
export const UNKNOWN = 'aaaaaaaa-0000-4000-8000-000000000064'
const ROOT_KEY = '0602000000a4'
const DAY_MS = 86_400_000

const day = (days: number) => new Date(Date.now() + days * DAY_MS)
const certificate = (first: number, last: number, issuer?: Authority) =>
  makeMediaCertificate({
    subject: 'Bench media',
    notBefore: day(first),
    notAfter: day(last),
    bits: 2048,
    mediaGuid: GUID,
    ...(issuer === undefined ? {} : { issuer }),
  })

export const authority = makeAuthority('Bench authority', { notBefore: day(-1), notAfter: day(30) })
export const certificates = {
  good: certificate(-1, 300),
  expired: certificate(-30, -2),
  early: certificate(2, 30),
  justExpired: certificate(-30, -1 / 24),
  issued: certificate(-1, 300, authority),
}
const signing = makeAuthority('Bench site', { notBefore: day(-1), notAfter: day(300) })

export const SEQUENCE = {
  name: 'Windows 11 for the depot',
  packageId: 'ABC00010',
  deploymentId: 'ABC20001',
  bootImageId: 'ABC00002',
  purpose: 'available' as const,
  packages: ['ABC00011', 'ABC00012'],
}

export const INI = '[MediaInfo]\r\nMediaType=OEMMedia\r\nPasswordRequired=true\r\nUnattended=false\r\n'

/** Variables of site-based media; `undefined` takes one away. */
export type Variables = Readonly<Record<string, string | undefined>>

const VARIABLES: Variables = {
  _SMSTSSiteCode: 'ABC',
  _SMSMediaGuid: GUID,
  _SMSTSMediaPFX: certificates.good.pfxHex,
  _SMSTSMediaType: 'OEMMedia',
  _SMSTSLaunchMode: 'HD',
  _SMSTSPublicRootKey: ROOT_KEY.toUpperCase(),
  _SMSTSSiteSigningCertificate: signing.certificateDerHex.toUpperCase(),
  _SMSTSBootMediaPackageID: 'ABC00002',
  _SMSTSx64UnknownMachineGUID: UNKNOWN,
  OSDComputerName: 'not to be shown',
  OSDJoinPassword: 'never to be shown',
}

/** The file of these variables; a password of null leaves it unprotected. */
export function sealed(variables: Variables, password: string | null = PASSWORD): Uint8Array {
  const values = Object.entries({ ...VARIABLES, ...variables }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return sealVariables(new Map(values), password ?? undefined, 'aes-256')
}

const rehearsals: { close(): Promise<void> }[] = []

/** Starts a rehearsed site that knows every certificate of this bench; `closeRehearsals` ends it. */
export async function rehearse(
  site: Partial<RehearsalSiteInput> = {},
  faults: readonly RehearsalFault[] = [],
  log?: RehearsalOptions['log'],
): Promise<string> {
  const media = Object.values(certificates).map((one) => ({ guid: GUID, certificate: one.certificateDerHex }))
  const rehearsal = await startRehearsal({
    site: {
      siteCode: 'ABC',
      trustedRootKey: ROOT_KEY,
      signingCertificate: signing.certificateDerHex,
      media: media.slice(0, 1),
      taskSequences: [SEQUENCE],
      unknownComputers: { x64: UNKNOWN },
      faults: [...faults],
      ...site,
    },
    port: 0,
    authority,
    ...(log === undefined ? {} : { log }),
  })
  rehearsals.push(rehearsal)
  return rehearsal.url
}

/** The site entry of a certificate of this bench. */
export function mediaOf(name: keyof typeof certificates) {
  return [{ guid: GUID, certificate: certificates[name].certificateDerHex }]
}

export async function closeRehearsals(): Promise<void> {
  await Promise.all(rehearsals.splice(0).map((one) => one.close()))
}

export interface Bench {
  /** Undefined leaves the file out. */
  readonly ini?: string | Uint8Array | undefined
  readonly variables?: Variables
  /** In place of the variables' file; undefined leaves the file out. */
  readonly file?: Uint8Array | undefined
  readonly packages?: readonly string[]
  readonly request?: Partial<FirstBootRequest>
  readonly host?: Partial<FirstBootHost>
}

/** The media and management point steps of a first-boot check. Pauses between tries are left out. */
export async function checkBench(bench: Bench) {
  const { request = {}, host = {}, packages = [] } = bench
  const ini = 'ini' in bench ? bench.ini : INI
  const file = 'file' in bench ? bench.file : sealed(bench.variables ?? {})
  const volume = makeVolume([
    { path: '\\sms\\data', directory: true },
    ...(ini === undefined
      ? []
      : [
          {
            path: '\\sms\\data\\TsmBootstrap.ini',
            bytes: typeof ini === 'string' ? utf16leFromText(`\ufeff${ini}`) : ini,
          },
        ]),
    ...(file === undefined ? [] : [{ path: '\\sms\\data\\Variables.dat', bytes: file }]),
    ...packages.map((id) => ({ path: `\\_SMSTaskSequence\\Packages\\${id}`, directory: true })),
  ])
  const machine: FirstBootHost = {
    openHttp: createHttpClient,
    inflate,
    signWithKey,
    localNetwork,
    codecs: loadCodecs(),
    sha1,
    now: () => new Date(),
    elapsedMs: () => performance.now(),
    pause: async () => undefined,
    ...host,
  }
  const transcript = createTranscript(machine.now)
  const walk = new Walk(async (report) => tellStep(transcript, report), problemOf)
  const asked: FirstBootRequest = {
    path: 'bench',
    managementPoints: [],
    askManagementPoint: true,
    password: PASSWORD,
    clock: machine.now(),
    content: { kind: 'unknown' },
    ...request,
  }
  const started = { files: appliedMedia(volume.open()), machine: 'x64', checkContent: async () => undefined } as const
  const sequences = await checkInWindowsPe(walk, started, asked, machine, transcript)
  return { reports: walk.reports, transcript: transcript.lines, sequences }
}

/** The report of a step; throws when the check did not come that far. */
export function reportOf(reports: readonly StepReport[], step: string): StepReport {
  const report = reports.find((one) => one.step === step)
  if (report === undefined) throw new Error(`no ${step} after ${reports.map((one) => one.step).join(', ')}`)
  return report
}
