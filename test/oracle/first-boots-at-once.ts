import { createHttpClient } from '../../electron/station/host/http/http-client.ts'
import { inflate, localNetwork, signWithKey } from '../../electron/station/host/http/mp-host.ts'
import { startRehearsal } from '../../electron/station/rehearsal/server.ts'
import type { StepReport } from '../../shared/contract/check.ts'
import { problemOf } from '../../shared/firstboot/problem-of.ts'
import { openConversation } from '../../shared/firstboot/site/conversation.ts'
import { askManagementPoint } from '../../shared/firstboot/site/management-point.ts'
import { Walk } from '../../shared/firstboot/walk.ts'
import { openMediaCertificate } from '../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../shared/media/make-certificate.ts'
import { openVariables, sealVariables } from '../../shared/media/variables.ts'
import { createTranscript } from '../../shared/mp/transcript.ts'

const MEDIA = 8
const DAY_MS = 86_400_000
const STEP_SECONDS = 120

export interface FirstBoot {
  /** The media that the device has. */
  readonly media: number
  readonly reports: readonly StepReport[]
  readonly names: readonly string[]
  readonly seconds: number
}

export interface FirstBoots {
  readonly boots: readonly FirstBoot[]
  readonly seconds: number
  /** Lines of the site's log, one a request. */
  readonly log: readonly string[]
}

/**
 * `count` conversations at once with one rehearsed site, by devices of eight different media. The site encrypts every
 * policy for the media that asks, so an answer that reaches another device cannot be read there.
 */
export async function firstBootsAtOnce(count: number): Promise<FirstBoots> {
  const now = Date.now()
  const media = Array.from({ length: MEDIA }, (_, index) => {
    const guid = `{11111111-2222-3333-4444-55555555550${index}}`
    const made = makeMediaCertificate({
      subject: `Bench media ${index}`,
      notBefore: new Date(now - DAY_MS),
      notAfter: new Date(now + DAY_MS),
      bits: 2048,
      mediaGuid: guid,
    })
    return { guid, made, certificate: openMediaCertificate(made.pfxHex, guid, signWithKey) }
  })
  const log: string[] = []
  const site = await startRehearsal({
    site: {
      siteCode: 'ABC',
      trustedRootKey: '00',
      media: media.map(({ guid, made }) => ({ guid, certificate: made.certificateDerHex })),
      taskSequences: [
        { name: 'Windows', packageId: 'ABC00001', deploymentId: 'ABC20001', bootImageId: '', purpose: 'available' },
      ],
      encryption: { cipher: 'aes-256', transport: 'pkcs1', recipient: 'issuer' },
    },
    port: 0,
    log: (line) => log.push(line),
  })
  const boot = async (index: number): Promise<FirstBoot> => {
    const begun = performance.now()
    const own = media[index % MEDIA]
    if (own === undefined) throw new Error('no media')
    const variables = openVariables(
      sealVariables(
        new Map([
          ['SMSTSMP', site.url],
          ['_SMSTSSiteCode', 'ABC'],
          ['_SMSMediaGuid', own.guid],
          ['_SMSTSx64UnknownMachineGUID', `computer-${index}`],
        ]),
        undefined,
        'aes-128',
      ),
      undefined,
    )
    const host = {
      openHttp: createHttpClient,
      inflate,
      localNetwork,
      now: () => new Date(),
      elapsedMs: () => performance.now(),
      pause: async () => undefined,
    }
    const bootstrap = { mediaType: 'OEMMedia', passwordRequired: false, unattended: false, other: new Map() }
    const found = { bootstrap, variables, certificate: own.certificate, computer: 'x64', packages: () => [] } as const
    const request = {
      path: `device ${index}`,
      managementPoints: [],
      askManagementPoint: true,
      password: undefined,
      clock: host.now(),
      content: { kind: 'unknown' },
      stepSeconds: STEP_SECONDS,
    } as const
    const walk = new Walk(async () => undefined, problemOf)
    const talk = openConversation(found, request, host, createTranscript(host.now))
    const sequences = await askManagementPoint(walk, talk)
    const seconds = (performance.now() - begun) / 1000
    return { media: index % MEDIA, reports: walk.reports, names: sequences.map(({ name }) => name), seconds }
  }
  try {
    const begun = performance.now()
    const boots = await Promise.all(Array.from({ length: count }, (_, index) => boot(index)))
    return { boots, seconds: (performance.now() - begun) / 1000, log }
  } finally {
    await site.close()
  }
}
