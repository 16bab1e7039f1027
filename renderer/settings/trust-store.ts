import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/contract/problem.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import type { CertificateFacts, TrustAnchor, TrustPurpose } from '../../shared/contract/trust.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'

/** A chosen file and the certificates in it, which are not trusted before somebody has confirmed them. */
export interface OfferedTrust extends ChosenFile {
  readonly purpose: TrustPurpose
  readonly certificates: readonly CertificateFacts[]
}

export interface TrustState {
  readonly anchors: readonly TrustAnchor[]
  readonly offered: OfferedTrust | undefined
  readonly problem: Problem | undefined
  read(): Promise<void>
  offer(file: ChosenFile, purpose: TrustPurpose): Promise<void>
  /** Trusts what is offered, as it was shown. */
  confirm(): Promise<void>
  withdraw(): void
  remove(sha256: string, purpose: TrustPurpose): Promise<void>
}

export type TrustStore = StoreApi<TrustState>

/** The certificates that this station trusts. */
export function createTrustStore(station: StationClient): TrustStore {
  return createStore<TrustState>()((set, get) => {
    const attempt = async (work: () => Promise<void>) => {
      set({ problem: undefined })
      await work().catch((error: unknown) => set({ problem: problemOf(error) }))
    }
    const read = async () => set({ anchors: await station.trust.list() })
    return {
      anchors: [],
      offered: undefined,
      problem: undefined,
      read: () => attempt(read),
      offer: (file, purpose) =>
        attempt(async () => {
          const certificates = await station.trust.read({ certificate: file.token })
          set({ offered: { ...file, purpose, certificates } })
        }),
      confirm: () =>
        attempt(async () => {
          const { offered } = get()
          if (offered === undefined) return
          set({ offered: undefined })
          const confirmed = offered.certificates.map(({ sha256 }) => sha256)
          await station.trust.add({ certificate: offered.token, purpose: offered.purpose, confirmed })
          await read()
        }),
      withdraw: () => set({ offered: undefined }),
      remove: (sha256, purpose) =>
        attempt(async () => {
          await station.trust.remove({ sha256, purpose })
          await read()
        }),
    }
  })
}
