import { RPCHandler } from '@orpc/server/message-port'
import { type FromStation, isToStation } from '../relay.ts'
import type { Station } from '../station.ts'
import { answerShell } from './answer-shell.ts'
import { createRelayedPort, type RelayedPort } from './relayed-port.ts'

type Parent = Pick<NodeJS.Process, 'on' | 'send' | 'exit'>

/** Serves pages whose ports stay with main, which carries every message to and fro. Ends when main has gone. */
export function serveForkedNode(station: Station, parent: Parent): void {
  const handler = new RPCHandler(station.router)
  const context = station.context('desktop')
  const ports = new Map<number, RelayedPort>()
  const send = (message: FromStation) => void parent.send?.(message)
  parent.on('message', (message: unknown) => {
    if (!isToStation(message)) return
    answerShell(context, message, send)
    if (message.kind === 'connect') {
      const port = createRelayedPort((data) => send({ kind: 'data', port: message.port, data }))
      ports.set(message.port, port)
      handler.upgrade(port, { context })
    } else if (message.kind === 'data') ports.get(message.port)?.deliver(message.data)
    else if (message.kind === 'close') {
      ports.get(message.port)?.close()
      ports.delete(message.port)
    }
  })
  const end = () => void station.close().finally(() => parent.exit(0))
  parent.on('disconnect', end)
  parent.on('SIGTERM', end)
}
