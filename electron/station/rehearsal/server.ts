import { createServer, type Socket } from 'node:net'
import { Fault } from '../../../shared/bytes/fault.ts'
import { cmtraceLine, type TraceWriter } from '../../../shared/mp/cmtrace.ts'
import { answer } from '../../../shared/mp/rehearsal.ts'
import type { RehearsalSite } from '../../../shared/mp/rehearsal-site.ts'
import { readMessage, writeMessage } from '../host/http-wire.ts'
import { deflate } from '../host/mp-host.ts'

const LOOPBACK = '127.0.0.1'
const LARGEST_REQUEST = 1 << 20
/** A whole request must have come within this time. */
const REQUEST_MS = 30_000
const MOST_CONNECTIONS = 64
const COMPONENT = 'Rehearsal'

export interface RehearsalOptions {
  readonly site: RehearsalSite
  /** 0 for any free one. */
  readonly port: number
  /** Takes a line for each request, in the form of CMTrace. */
  readonly log?: TraceWriter
}

export interface Rehearsal {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** Answers as a management point, on this computer only. Fault: `port-in-use`. */
export async function startRehearsal({ site, port, log }: RehearsalOptions): Promise<Rehearsal> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const timer = setTimeout(() => socket.destroy(), REQUEST_MS)
    socket.on('close', () => {
      clearTimeout(timer)
      sockets.delete(socket)
    })
    socket.on('error', () => socket.destroy())
    serve(socket, site, log).catch(() => socket.destroy())
  })
  server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(taken ? new Fault('port-in-use', { port }, { cause: error }) : error)
    })
    server.listen(port, LOOPBACK, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://${LOOPBACK}:${address.port}`,
    port: address.port,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      return closed
    },
  }
}

async function serve(socket: Socket, site: RehearsalSite, log: TraceWriter | undefined): Promise<void> {
  // Leaving the iteration must not destroy the socket: the answer still goes out on it.
  const message = await readMessage(socket.iterator({ destroyOnReturn: false }), LARGEST_REQUEST, 'none')
  const line = /^([A-Z_]{1,20}) (\/\S*) HTTP\/1\.[01]$/.exec(message.startLine)
  if (line === null) {
    socket.end(writeMessage('HTTP/1.1 400 Bad Request', {}, new Uint8Array()))
    return
  }
  const { headers, body } = message
  const request = { method: line[1] ?? '', target: line[2] ?? '', headers, body }
  const now = new Date()
  const reply = answer(site, request, now, deflate)
  const { status, objection } = reply
  const text = [`${request.method} ${request.target}`, `answered ${status}`, ...(objection ? [objection] : [])].join(
    ', ',
  )
  const kind = objection === undefined && status === 200 ? 'info' : 'warning'
  log?.(cmtraceLine({ time: now, component: COMPONENT, kind, text }))
  socket.end(writeMessage(`HTTP/1.1 ${status} Rehearsal`, reply.headers, reply.body))
}
