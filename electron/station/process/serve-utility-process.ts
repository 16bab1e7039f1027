import { RPCHandler } from '@orpc/server/message-port'
import { type FromStation, isToStation } from '../relay.ts'
import type { Station } from '../station.ts'
import { answerShell } from './answer-shell.ts'
import { endOrderly } from './end-orderly.ts'
import { tellActivity } from './tell-activity.ts'
import type { ParentPort } from './utility-port.ts'

/** Serves pages over the ports that main passes on. */
export function serveUtilityProcess(station: Station, parent: ParentPort, leave: () => void): void {
  const handler = new RPCHandler(station.router)
  const context = station.context('desktop')
  const send = (message: FromStation) => parent.postMessage(message)
  const end = endOrderly(station, leave)
  void tellActivity(context, send)
  parent.on('message', ({ data, ports }) => {
    if (!isToStation(data)) return
    const [port] = ports
    if (data.kind === 'connect' && port !== undefined) {
      handler.upgrade(port, { context })
      port.start()
    }
    answerShell(context, data, send, end)
  })
}
