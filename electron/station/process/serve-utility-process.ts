import { RPCHandler } from '@orpc/server/message-port'
import { isToStation } from '../relay.ts'
import type { Station } from '../station.ts'
import { answerShell } from './answer-shell.ts'
import type { ParentPort } from './utility-port.ts'

/** Serves pages over the ports that main passes on. */
export function serveUtilityProcess(station: Station, parent: ParentPort): void {
  const handler = new RPCHandler(station.router)
  const context = station.context('desktop')
  parent.on('message', ({ data, ports }) => {
    if (!isToStation(data)) return
    const [port] = ports
    if (data.kind === 'connect' && port !== undefined) {
      handler.upgrade(port, { context })
      port.start()
    }
    answerShell(context, data, (message) => parent.postMessage(message))
  })
}
