import type { MessagePortMain } from 'electron'
import type { NamedFile } from '../station/relay.ts'
import type { StationProcess } from './start-station.ts'

/** The station over the lives of its process: one that has died is started again when a page asks for it. */
export interface KeptStation {
  /** A port for a page; undefined when it holds too many, or once the program ends. */
  connect(): MessagePortMain | undefined
  /** Rejects when the process ends before it answers. */
  nameFile(path: string): Promise<NamedFile>
  /** Ends it for good; see `StationProcess.stop`. */
  stop(patienceMs: number): Promise<void>
}

export function keepStation(start: () => StationProcess, onEnd: () => void): KeptStation {
  let current: StationProcess | undefined
  let stopping: Promise<void> | undefined
  const living = () => {
    if (current !== undefined) return current
    const station = start()
    current = station
    station.ended.then(() => {
      current = undefined
      onEnd()
    })
    return station
  }
  living()
  return {
    connect: () => (stopping === undefined ? living().connect() : undefined),
    nameFile: (path) => living().nameFile(path),
    stop: (patienceMs) => {
      stopping ??= current?.stop(patienceMs) ?? Promise.resolve()
      return stopping
    },
  }
}
