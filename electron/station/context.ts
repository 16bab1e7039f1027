import type { FileTokens } from './file-tokens.ts'
import type { Patience } from './host/threads/file-calls.ts'
import type { JobManager } from './job-manager.ts'
import type { OpenCalls } from './open-calls.ts'
import type { StationSettings } from './settings/open-settings.ts'
import type { Store } from './store/open-store.ts'
import type { TrustAnchors } from './trust/trust-anchors.ts'

/** Who asks: the command line, the desktop's page through a port, or the browser's page through a socket. */
export type Face = 'in-process' | 'desktop' | 'web'

/** What the router answers from: one station, seen from one face. */
export interface StationContext {
  readonly face: Face
  readonly station: string
  readonly operator: string
  readonly version: string
  /** Where the log, the library and the trusted certificates lie. */
  readonly dataDir: string
  readonly store: Store
  readonly jobs: JobManager
  readonly tokens: FileTokens
  readonly trust: TrustAnchors
  readonly settings: StationSettings
  /** With threads that hang in the file system. */
  readonly patience: Patience
  /** Of the one connection that this context is for. */
  readonly calls: OpenCalls
}
