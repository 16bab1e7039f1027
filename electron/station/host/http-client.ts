import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { HttpPort } from '../../../shared/mp/http-port.ts'
import { readMessage, WireError, writeMessage } from './http-wire.ts'

export interface HttpClientOptions {
  /** Certificates (PEM) that alone are trusted over TLS; without any, those of this computer. */
  readonly authorities?: readonly string[]
}

/** A client of our own: any method token, no proxy, no redirect, one connection a request, bounded in time and bytes. */
export function createHttpClient({ authorities }: HttpClientOptions = {}): HttpPort {
  return async ({ method, url, headers, body = new Uint8Array(), timeoutMs, maxBytes }) => {
    const parsed = URL.parse(url)
    if (parsed === null || !/^https?:$/.test(parsed.protocol)) throw new Fault('mp-unreachable', { url })
    const facts = { url: parsed.origin }
    const socket = open(parsed, authorities)
    let late = false
    const timer = setTimeout(() => {
      late = true
      socket.destroy(new Error('timeout'))
    }, timeoutMs)
    try {
      const target = parsed.pathname + parsed.search
      socket.write(writeMessage(`${method} ${target} HTTP/1.1`, { Host: parsed.host, ...headers }, body))
      const message = await readMessage(socket, maxBytes, 'end')
      const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(message.startLine)?.[1]
      if (status === undefined) throw new WireError('status line')
      return { status: Number(status), headers: message.headers, body: message.body }
    } catch (error) {
      if (late) throw new Fault('mp-timeout', facts, { cause: error })
      throw new Fault(error instanceof WireError ? 'mp-reply-garbled' : 'mp-unreachable', facts, { cause: error })
    } finally {
      clearTimeout(timer)
      socket.destroy()
    }
  }
}

function open(url: URL, authorities: readonly string[] | undefined): Socket {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (url.protocol === 'http:') return connectPlain({ host, port: Number(url.port || 80) })
  return connectTls({
    host,
    port: Number(url.port || 443),
    ...(isIP(host) ? {} : { servername: host }),
    ...(authorities === undefined ? {} : { ca: [...authorities] }),
  })
}
