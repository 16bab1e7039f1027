import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls, TLSSocket } from 'node:tls'
import { Fault } from '../../../../shared/bytes/fault.ts'
import type { HttpPort, HttpTrust, ServerProof } from '../../../../shared/mp/http-port.ts'
import { faultOfConnection } from './http-failure.ts'
import { readMessage, WireError, writeMessage } from './http-wire.ts'

/** A client of our own: any method token, no proxy, no redirect, one connection a request, bounded in time and bytes. */
export function createHttpClient(trust: HttpTrust = { authorities: [] }): HttpPort {
  return async ({ method, url, headers, body = new Uint8Array(), timeoutMs, maxBytes, signal }) => {
    const parsed = URL.parse(url)
    if (parsed === null || !/^https?:$/.test(parsed.protocol)) throw new Fault('mp-unreachable', { url })
    if (signal?.aborted) throw new Fault('cancelled')
    const facts = { url: parsed.origin }
    const socket = open(parsed, trust)
    let server: ServerProof | undefined
    socket.once('secureConnect', () => {
      server = proofOf(socket)
    })
    let late = false
    const timer = setTimeout(() => {
      late = true
      socket.destroy(new Error('timeout'))
    }, timeoutMs)
    const cancel = () => socket.destroy(new Error('cancelled'))
    signal?.addEventListener('abort', cancel)
    try {
      const target = parsed.pathname + parsed.search
      socket.write(writeMessage(`${method} ${target} HTTP/1.1`, { Host: parsed.host, ...headers }, body))
      const message = await readMessage(socket, maxBytes, 'end')
      const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(message.startLine)?.[1]
      if (status === undefined) throw new WireError('status line')
      return { status: Number(status), headers: message.headers, body: message.body, ...(server && { server }) }
    } catch (error) {
      if (signal?.aborted) throw new Fault('cancelled', {}, { cause: error })
      if (late) throw new Fault('mp-timeout', facts, { cause: error })
      throw faultOfConnection(error, parsed.origin, maxBytes)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      socket.destroy()
    }
  }
}

/** Read while the connection lives; afterwards it is gone. */
function proofOf(socket: Socket): ServerProof | undefined {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (certificate === undefined || !(socket instanceof TLSSocket)) return undefined
  return { protocol: socket.getProtocol() ?? 'TLS', notAfter: new Date(certificate.validTo) }
}

function open(url: URL, { authorities, points = [], identity }: HttpTrust): Socket {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (url.protocol === 'http:') return connectPlain({ host, port: Number(url.port || 80) })
  return connectTls({
    host,
    port: Number(url.port || 443),
    // Windows PE knows no authorities but those of its media, so neither does this.
    ca: [...authorities, ...points.flatMap(({ origin, certificates }) => (origin === url.origin ? certificates : []))],
    ...(isIP(host) ? {} : { servername: host }),
    ...(identity === undefined ? {} : { cert: identity.certificates, key: identity.key }),
  })
}
