import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRelayedPort } from '../../../electron/station/process/relayed-port.ts'
import { isFromStation, type NamedFile, type ToStation } from '../../../electron/station/relay.ts'
import type { StationClient } from '../../../electron/station/station.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const SCRIPT = fileURLToPath(new URL('../../../electron/station/process/station-process.ts', import.meta.url))
let folder: TemporaryFolder
let child: ChildProcess

beforeEach(() => {
  folder = temporaryFolder()
  child = fork(SCRIPT, [], {
    execArgv: [],
    serialization: 'advanced',
    env: { ...process.env, PRESTAGE_DATA: folder.at('data') },
  })
})

afterEach(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.disconnect()
  await ended
  folder.remove()
})

const send = (message: ToStation) => void child.send(message)

test('a forked station answers over relayed ports, and takes a file by the token that the shell got', async () => {
  const port = createRelayedPort((data) => send({ kind: 'data', port: 7, data }))
  const named = new Promise<NamedFile>((resolve) => {
    child.on('message', (message) => {
      if (!isFromStation(message)) return
      if (message.kind === 'named') resolve(message.file)
      if (message.kind === 'data') port.deliver(message.data)
    })
  })
  send({ kind: 'connect', port: 7 })
  send({ kind: 'name-file', id: 1, path: '/dev/null' })
  const client: StationClient = createORPCClient(new RPCLink({ port }))
  expect(await client.station.about()).toMatchObject({ database: folder.at('data/prestage.sqlite') })
  const { token } = await named
  await expect(client.media.inspect({ media: token })).rejects.toMatchObject({ data: { code: 'media-not-wim' } })
  await expect(client.media.inspect({ media: '/dev/null' })).rejects.toMatchObject({ data: { code: 'token-unknown' } })
})

test('a window may hold so many calls open over one port and no more; another port has its own', async () => {
  const answers = new Map<string, string>()
  let wake = () => {}
  child.on('message', (message) => {
    if (!isFromStation(message) || message.kind !== 'data' || typeof message.data !== 'string') return
    const id = /^\{"i":"([^"]+)"/.exec(message.data)?.[1] ?? ''
    if (!answers.has(id)) answers.set(id, message.data)
    wake()
  })
  const answerTo = async (id: string) => {
    while (!answers.has(id))
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return answers.get(id) ?? ''
  }
  for (const port of [1, 2]) send({ kind: 'connect', port })
  const watch = (port: number, id: string) =>
    send({ kind: 'data', port, data: `{"i":"${id}","p":{"u":"/run/watchJobs","b":{}}}` })
  for (let call = 0; call <= 256; call++) watch(1, `c${call}`)
  expect(await answerTo('c255')).toContain('text/event-stream')
  expect(await answerTo('c256')).toContain('"too-many-calls"')
  watch(2, 'other')
  expect(await answerTo('other')).toContain('text/event-stream')
})
