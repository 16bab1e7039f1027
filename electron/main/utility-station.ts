import { MessageChannelMain, utilityProcess } from 'electron'
import { isFromStation } from '../station/relay.ts'
import type { StationWire } from './station-wire.ts'

export function forkUtilityStation(script: string, env: NodeJS.ProcessEnv): StationWire {
  const child = utilityProcess.fork(script, [], { serviceName: 'Prestage station', env })
  return {
    connect: (port) => {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ kind: 'connect', port }, [port1])
      return port2
    },
    send: (message) => child.postMessage(message),
    onMessage: (take) =>
      void child.on('message', (message: unknown) => {
        if (isFromStation(message)) take(message)
      }),
    kill: () => void child.kill(),
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
  }
}
