import { createServer, type IncomingMessage, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { RPCHandler } from '@orpc/server/message-port'
import { type WebSocket, WebSocketServer } from 'ws'
import { isPageRequest } from '../station/process/page-request.ts'
import { createRelayedPort, type RelayedPort } from '../station/process/relayed-port.ts'
import type { Station } from '../station/station.ts'
import { answerPage } from './answer-page.ts'
import { isFromHere, isOwnHost } from './own-host.ts'
import { portFailure } from './port-failure.ts'
import { createTicket, type Ticket } from './ticket.ts'

const LOOPBACK = '127.0.0.1'
/** Where `connect-station` of the page opens its WebSocket. */
const STATION_PATH = '/station'
const PROTOCOL_PREFIX = 'prestage.'
const LARGEST_MESSAGE = 1 << 20

export interface WebServer {
  /** The address with its one-time token in the fragment. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

export interface WebOptions {
  /** Folder of the built page. */
  readonly pages?: string
}

/**
 * The page and the station on loopback, for a browser on this computer. The token opens one WebSocket, once.
 * Fault `port-in-use`.
 */
export async function serveWeb(station: Station, port: number, options: WebOptions = {}): Promise<WebServer> {
  const pages = options.pages ?? fileURLToPath(new URL('../../out/renderer', import.meta.url))
  const ticket = createTicket()
  const server = createServer((request, response) => answerPage(request, response, pages))
  const sockets = acceptStation(server, station, ticket)
  await listen(server, port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${LOOPBACK}:${bound}/#${ticket.token}`,
    port: bound,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function acceptStation(server: Server, station: Station, ticket: Ticket): WebSocketServer {
  const handler = new RPCHandler(station.router)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const refusal = refusalOf(request, ticket)
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      handler.upgrade(gateOf(opened), { context: station.context('web') })
    })
  })
  return sockets
}

/** Lets calls of a page through, and drops whatever else a socket carries. */
function gateOf(socket: WebSocket): RelayedPort {
  const gate = createRelayedPort((answer) => {
    if (typeof answer === 'string' || answer instanceof Uint8Array) socket.send(answer)
  })
  socket.on('message', (data, isBinary) => {
    const text = isBinary ? undefined : data.toString()
    if (isPageRequest(text)) gate.deliver(text)
  })
  // A message that is too large ends its socket, and nothing else.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => gate.close())
  return gate
}

function refusalOf(request: IncomingMessage, ticket: Ticket): string | undefined {
  if (request.url !== STATION_PATH) return '404 Not Found'
  if (!isOwnHost(request) || !isFromHere(request)) return '403 Forbidden'
  const offered = request.headers['sec-websocket-protocol'] ?? ''
  const token = offered.startsWith(PROTOCOL_PREFIX) ? offered.slice(PROTOCOL_PREFIX.length) : ''
  return ticket.redeem(token) ? undefined : '401 Unauthorized'
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portFailure(error, port)))
    server.listen(port, LOOPBACK, resolve)
  })
}
