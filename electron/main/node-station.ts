import { fork } from 'node:child_process'
import { MessageChannelMain, type MessagePortMain } from 'electron'
import { isFromStation, isPageMessage, MOST_PORTS, type ToStation } from '../station/relay.ts'
import type { StationWire } from './station-wire.ts'

/** A station in a Node of its own. It can take no port of the page, so main carries the messages of each port to and fro. */
export function forkNodeStation(node: string, script: string, env: NodeJS.ProcessEnv): StationWire {
  const child = fork(script, [], { execPath: node, execArgv: [], serialization: 'advanced', env })
  const ports = new Map<number, MessagePortMain>()
  const send = (message: ToStation) => {
    if (child.connected) child.send(message)
  }
  child.on('message', (message: unknown) => {
    if (isFromStation(message) && message.kind === 'data') ports.get(message.port)?.postMessage(message.data)
  })
  return {
    connect: (id) => {
      if (ports.size >= MOST_PORTS) return undefined
      const { port1: own, port2: pages } = new MessageChannelMain()
      ports.set(id, own)
      own.on('message', ({ data }) => {
        if (isPageMessage(data)) send({ kind: 'data', port: id, data })
      })
      own.on('close', () => {
        ports.delete(id)
        send({ kind: 'close', port: id })
      })
      send({ kind: 'connect', port: id })
      own.start()
      return pages
    },
    send,
    onMessage: (take) =>
      void child.on('message', (message: unknown) => {
        if (isFromStation(message)) take(message)
      }),
    kill: () => void child.kill('SIGKILL'),
    ended: new Promise((resolve) => {
      child.once('exit', () => {
        for (const port of ports.values()) port.close()
        resolve()
      })
      child.once('error', () => resolve())
    }),
  }
}
