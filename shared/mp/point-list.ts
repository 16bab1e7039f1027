import { z } from 'zod'
import { ask } from './ask.ts'
import { mpFault } from './faults.ts'
import type { HttpPort, ServerProof } from './http-port.ts'
import { replyDocument } from './reply-document.ts'

const schema = z.object({
  MPList: z.union([z.string(), z.object({ MP: z.array(z.object({ '@Name': z.string() })).default([]) })]),
})

export interface Answered {
  /** Names of the site's management points. */
  readonly managementPoints: readonly string[]
  /** The server's clock, from its Date header. */
  readonly serverDate?: Date
  readonly server?: ServerProof
}

/** Does a management point answer at `url`? */
export async function askAnswer(port: HttpPort, url: string, timeoutMs: number): Promise<Answered> {
  const answer = await ask(port, url, { target: '/SMS_MP/.sms_aut?MPLIST', timeoutMs })
  const list = schema.safeParse(replyDocument(url, answer, ['MP']))
  if (!list.success) throw mpFault('mp-reply-garbled', { url, part: 'MPLIST' })
  const points = typeof list.data.MPList === 'string' ? [] : list.data.MPList.MP
  const serverDate = new Date(answer.headers['date'] ?? '')
  return {
    managementPoints: points.map((point) => point['@Name']),
    ...(Number.isNaN(serverDate.getTime()) ? {} : { serverDate }),
    ...(answer.server && { server: answer.server }),
  }
}
