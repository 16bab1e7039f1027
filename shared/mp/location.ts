import { z } from 'zod'
import { isFault } from '../bytes/fault.ts'
import { type MediaPorts, withSitePort } from '../media/management-point-url.ts'
import { ask } from './ask.ts'
import { mpFault } from './faults.ts'
import type { HttpPort } from './http-port.ts'
import { replyDocument } from './reply-document.ts'

/** IPv4 address and subnet, dotted. */
export interface LocalNetwork {
  readonly address: string
  readonly subnet: string
}

const MOST_POINTS = 64
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i

/**
 * The answer's XML is not published (configmgr.md 9.3): the names of MPLIST and those of the SDK's location records are
 * taken [inferred].
 */
const pointSchema = z.object({ '@Name': z.string().default(''), FQDN: z.string().default('') })
const recordSchema = z.object({ IntranetName: z.string().default(''), InternetName: z.string().default('') })
const schema = z.union([
  z.object({ MPList: z.object({ MP: z.array(pointSchema) }) }),
  z.object({ LocationRecords: z.object({ LocationRecord: z.array(recordSchema) }) }),
])

/**
 * The management points that the site gives to clients in this network, in its order, as URLs with the scheme of the one
 * asked. Faults: `mp-location-failed` where the site knows itself but not the way, `mp-location-empty`.
 */
export async function askLocation(
  port: HttpPort,
  url: string,
  network: LocalNetwork,
  ports: MediaPorts,
): Promise<readonly string[]> {
  const target = `/SMS_MP/.sms_aut?MPLOCATION&ir=${network.address}&ip=${network.subnet}`
  const answer = await ask(port, url, { target }).catch((error: unknown) => {
    const failed = isFault(error) && error.code === 'mp-server-error'
    throw failed ? mpFault('mp-location-failed', error.facts, { cause: error }) : error
  })
  const document = schema.safeParse(replyDocument(url, answer, ['MP', 'LocationRecord']))
  const names = document.success ? namesIn(document.data) : []
  const scheme = new URL(url).protocol
  const known = names.filter((name) => HOST_NAME.test(name)).slice(0, MOST_POINTS)
  if (known.length === 0) throw mpFault('mp-location-empty', { url })
  return known.map((name) => withSitePort(`${scheme}//${name}`, ports))
}

function namesIn(document: z.infer<typeof schema>): readonly string[] {
  if ('MPList' in document) return document.MPList.MP.map((point) => point.FQDN || point['@Name'])
  return document.LocationRecords.LocationRecord.map((record) => record.IntranetName || record.InternetName)
}
