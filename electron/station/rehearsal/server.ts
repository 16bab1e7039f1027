import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { Authority } from '../../../shared/media/make-certificate.ts'
import { cmtraceLine, type TraceWriter } from '../../../shared/mp/cmtrace.ts'
import { answer } from '../../../shared/mp/rehearsal/answer.ts'
import { type RehearsalSite, type RehearsalSiteInput, rehearsalSiteSchema } from '../../../shared/mp/rehearsal/site.ts'
import { readMessage, writeMessage } from '../host/http/http-wire.ts'
import { deflate } from '../host/http/mp-host.ts'
import { deliver } from './deliver.ts'
import { PAGE_HEADERS, rehearsalPage } from './page.ts'
import { makeTlsSide, rehearsalAuthority } from './tls-side.ts'
import { createVisits } from './visits.ts'

const LOOPBACK = '127.0.0.1'
/** Never in DNS (RFC 6761 6.4). */
const UNKNOWN_NAME = 'rehearsal.invalid'
const LARGEST_REQUEST = 1 << 20
/** A whole request must have come within this time. */
const REQUEST_MS = 30_000
const MOST_CONNECTIONS = 1024
const COMPONENT = 'Rehearsal'

export interface RehearsalOptions {
  readonly site: RehearsalSiteInput
  /** 0 for any free one. */
  readonly port: number
  /** Issues the rehearsal's certificate where the site speaks TLS; one is made where it is left out. */
  readonly authority?: Authority
  /** Takes a line for each request, in the form of CMTrace. */
  readonly log?: TraceWriter
}

export interface Rehearsal {
  readonly url: string
  readonly port: number
  /** PEM of the authority to trust, where the site speaks TLS. */
  readonly authority?: string
  close(): Promise<void>
}

/** Answers as a management point, on this computer only. Fault: `port-in-use`. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const site = rehearsalSiteSchema.parse(options.site)
  const { port, log } = options
  const visits = createVisits()
  const sockets = new Set<Socket>()
  // Also those whose handshake never ends.
  const track = (socket: Socket) => {
    sockets.add(socket)
    const timer = setTimeout(() => socket.destroy(), REQUEST_MS)
    socket.on('close', () => {
      clearTimeout(timer)
      sockets.delete(socket)
    })
  }
  const take = (socket: Socket) => {
    socket.on('error', () => socket.destroy())
    serve(socket, site, visits, log).catch(() => socket.destroy())
  }
  const tls =
    site.https === 'off'
      ? undefined
      : makeTlsSide(site, LOOPBACK, options.authority ?? rehearsalAuthority(new Date()), new Date())
  const server = tls === undefined ? createServer(take) : tlsServer(site, tls.identity, take)
  server.maxConnections = MOST_CONNECTIONS
  server.on('connection', track)
  const address = await listen(server, port)
  const shows = (fault: RehearsalSite['faults'][number]) => site.faults.includes(fault)
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    return closed
  }
  if (shows('no-port')) await close()
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${shows('no-name') ? UNKNOWN_NAME : LOOPBACK}:${address}`,
    port: address,
    ...(tls === undefined ? {} : { authority: tls.authority.certificatePem }),
    close,
  }
}

/** Who shows no certificate, or an unknown one, is answered 403 as IIS does, so the handshake itself takes all. */
function tlsServer(
  { https }: RehearsalSite,
  { certificates, key }: ReturnType<typeof makeTlsSide>['identity'],
  take: (socket: Socket) => void,
): Server {
  const requestCert = https === 'client-certificate'
  const server = createTlsServer({ cert: certificates, key, requestCert, rejectUnauthorized: false }, take)
  server.on('tlsClientError', (_, socket) => socket.destroy())
  return server
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(taken ? new Fault('port-in-use', { port }, { cause: error }) : error)
    })
    server.listen(port, LOOPBACK, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** The bytes of a request. What cannot be one, such as the hello of TLS, is answered at once, as other servers do. */
async function* requestOf(socket: Socket): AsyncGenerator<Uint8Array> {
  let isFirst = true
  // Leaving the iteration must not destroy the socket: the answer still goes out on it.
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    if (isFirst && !/^[A-Z]/.test(String.fromCharCode(chunk[0] ?? 0))) refuse(socket)
    isFirst = false
    yield chunk
  }
}

/** The end of a media's GUID tells media apart, and is no part of their password (configmgr.md 5). */
function tailOf(guid: string): string {
  return guid === '' ? '' : `…${guid.replace(/[{}]/g, '').slice(-4)}`
}

function refuse(socket: Socket): void {
  socket.end(writeMessage('HTTP/1.1 400 Bad Request', {}, new Uint8Array()))
}

async function serve(
  socket: Socket,
  site: RehearsalSite,
  visits: ReturnType<typeof createVisits>,
  log: TraceWriter | undefined,
): Promise<void> {
  const message = await readMessage(requestOf(socket), LARGEST_REQUEST, 'none')
  const line = /^([A-Z_]{1,20}) (\/\S*) HTTP\/1\.[01]$/.exec(message.startLine)
  if (line === null) {
    refuse(socket)
    return
  }
  const { headers, body } = message
  const method = line[1] ?? ''
  const target = line[2] ?? ''
  if (method === 'GET' && target === '/') {
    const page = new TextEncoder().encode(rehearsalPage(site, visits.all()))
    socket.end(writeMessage('HTTP/1.1 200 Rehearsal', PAGE_HEADERS, page))
    return
  }
  const at = new Date()
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.raw.toString('hex') : undefined
  const reply = answer(site, { method, target, headers, body, clientCertificate: shown }, at, deflate)
  const { status, objection, media } = reply
  visits.add({ at, method, target, media: tailOf(media), status, ...(objection === undefined ? {} : { objection }) })
  const text = [`${method} ${target}`, `answered ${status}`, ...(objection ? [objection] : [])].join(', ')
  const kind = objection === undefined && status === 200 ? 'info' : 'warning'
  log?.(cmtraceLine({ time: at, component: COMPONENT, kind, text }))
  await deliver(socket, reply)
}
