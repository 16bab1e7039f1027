import { RPCHandler } from '@orpc/server/message-port'
import { type FromStation, isToStation, MOST_PORTS } from '../relay.ts'
import type { Station } from '../station.ts'
import { answerShell } from './answer-shell.ts'
import { endOrderly } from './end-orderly.ts'
import { isPageRequest } from './page-request.ts'
import { createRelayedPort } from './relayed-port.ts'
import { tellActivity } from './tell-activity.ts'
import type { ParentPort, UtilityChannel } from './utility-port.ts'

/** Serves pages over the ports that main passes on. */
export function serveUtilityProcess(station: Station, parent: ParentPort, leave: () => void): void {
  const handler = new RPCHandler(station.router)
  const context = station.context('desktop')
  const send = (message: FromStation) => parent.postMessage(message)
  const end = endOrderly(station, leave)
  void tellActivity(context, send)
  const open = new Set<UtilityChannel>()
  parent.on('message', ({ data, ports }) => {
    if (!isToStation(data)) return
    const [port] = ports
    if (data.kind === 'connect' && port !== undefined) {
      if (open.size >= MOST_PORTS) return port.close()
      open.add(port)
      const gate = createRelayedPort((answer) => port.postMessage(answer))
      port.on('message', (event) => {
        if (isPageRequest(event.data)) gate.deliver(event.data)
      })
      port.on('close', () => {
        open.delete(port)
        gate.close()
      })
      handler.upgrade(gate, { context: station.context('desktop') })
      port.start()
    }
    answerShell(context, data, send, end)
  })
}
