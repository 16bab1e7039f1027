import type { MessagePortMain } from 'electron'
import type { Activity, NamedFile } from '../station/relay.ts'
import { forkNodeStation } from './node-station.ts'
import type { StationPlace } from './station-place.ts'
import { forkUtilityStation } from './utility-station.ts'

export interface StationProcess {
  /** A new port to the station for a page; undefined while the pages hold as many as they may. */
  connect(): MessagePortMain | undefined
  nameFile(path: string): Promise<NamedFile>
  /** Asks it to cancel what runs and to end; kills it after `patienceMs`. Resolves when it has ended. */
  stop(patienceMs: number): Promise<void>
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>
}

/** Starts the station as a utility process, or in the Node that its place names. */
export function startStation(
  { script, node, environment }: StationPlace,
  dataFolder: string,
  onActivity: (activity: Activity) => void,
): StationProcess {
  const env = { ...environment, PRESTAGE_DATA: dataFolder }
  const wire = node === undefined ? forkUtilityStation(script, env) : forkNodeStation(node, script, env)
  const asked = new Map<number, (file: NamedFile) => void>()
  let last = 0

  wire.onMessage((message) => {
    if (message.kind === 'activity') onActivity(message.activity)
    if (message.kind !== 'named') return
    asked.get(message.id)?.(message.file)
    asked.delete(message.id)
  })

  return {
    connect: () => {
      last += 1
      return wire.connect(last)
    },
    nameFile: (path) =>
      new Promise((resolve, reject) => {
        last += 1
        asked.set(last, resolve)
        wire.send({ kind: 'name-file', id: last, path })
        wire.ended.then(() => reject(new Error('the station has ended')))
      }),
    stop: async (patienceMs) => {
      const late = setTimeout(wire.kill, patienceMs)
      wire.send({ kind: 'stop' })
      await wire.ended
      clearTimeout(late)
    },
    ended: wire.ended,
  }
}
