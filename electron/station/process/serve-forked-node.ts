import { RPCHandler } from '@orpc/server/message-port'
import { type FromStation, isToStation } from '../relay.ts'
import type { Station } from '../station.ts'
import { answerShell } from './answer-shell.ts'
import { endOrderly } from './end-orderly.ts'
import { isPageRequest } from './page-request.ts'
import { createRelayedPort, type RelayedPort } from './relayed-port.ts'
import { tellActivity } from './tell-activity.ts'

type Parent = Pick<NodeJS.Process, 'on' | 'send'>

/** Serves pages whose ports stay with main, which carries every message to and fro. Ends when main has gone. */
export function serveForkedNode(station: Station, parent: Parent, leave: () => void): void {
  const handler = new RPCHandler(station.router)
  const context = station.context('desktop')
  const ports = new Map<number, RelayedPort>()
  const send = (message: FromStation) => void parent.send?.(message)
  const end = endOrderly(station, leave)
  void tellActivity(context, send)
  parent.on('message', (message: unknown) => {
    if (!isToStation(message)) return
    answerShell(context, message, send, end)
    if (message.kind === 'connect') {
      const port = createRelayedPort((data) => send({ kind: 'data', port: message.port, data }))
      ports.set(message.port, port)
      handler.upgrade(port, { context: station.context('desktop') })
    } else if (message.kind === 'data') {
      if (isPageRequest(message.data)) ports.get(message.port)?.deliver(message.data)
    }
    if (message.kind === 'close') {
      ports.get(message.port)?.close()
      ports.delete(message.port)
    }
  })
  parent.on('disconnect', end)
  // A terminal or a system that shuts down ends every process of the program at once; main waits for this one.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) parent.on(signal, end)
}
