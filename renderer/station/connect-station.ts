import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { type Shell, STATION_PORT_MESSAGE } from '../../shared/contract/shell.ts'
import { desktopShell } from './shell.ts'
import type { StationClient } from './station-client.ts'

export interface StationConnection {
  readonly station: StationClient
  /** Resolves when the wire to the station has broken. */
  readonly lost: Promise<void>
}

/** Connects to the station: over the shell's message port in the window, over the loopback WebSocket in a browser. */
export function connectStation(): Promise<StationConnection> {
  const shell = desktopShell()
  return shell === undefined ? connectBySocket() : connectByPort(shell)
}

async function connectByPort(shell: Shell): Promise<StationConnection> {
  const port = await new Promise<MessagePort>((resolve) => {
    const take = (event: MessageEvent) => {
      const [first] = event.ports
      if (event.source !== window || event.data !== STATION_PORT_MESSAGE || first === undefined) return
      window.removeEventListener('message', take)
      resolve(first)
    }
    window.addEventListener('message', take)
    shell.connectStation()
  })
  const station: StationClient = createORPCClient(new PortLink({ port }))
  const lost = new Promise<void>((resolve) => port.addEventListener('close', () => resolve()))
  port.start()
  return { station, lost }
}

/** The one-time token stands in the address's fragment, which no server sees; it leaves the address bar at once. */
async function connectBySocket(): Promise<StationConnection> {
  const token = window.location.hash.slice(1)
  window.history.replaceState(null, '', window.location.pathname)
  const websocket = new WebSocket(`ws://${window.location.host}/station`, [`prestage.${token}`])
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve(), { once: true })
    websocket.addEventListener('close', () => reject(new Error('the station refused the connection')), { once: true })
  })
  const lost = new Promise<void>((resolve) => websocket.addEventListener('close', () => resolve(), { once: true }))
  return { station: createORPCClient(new SocketLink({ websocket })), lost }
}
