import type { MessagePortMain } from 'electron'
import type { FromStation, ToStation } from '../station/relay.ts'

/** The wire to the process: the one thing in which a utility process and a forked Node differ. */
export interface StationWire {
  /** Undefined while the pages hold as many ports as they may. */
  connect(port: number): MessagePortMain | undefined
  send(message: ToStation): void
  onMessage(take: (message: FromStation) => void): void
  /** Ends the process at once. */
  kill(): void
  readonly ended: Promise<void>
}
