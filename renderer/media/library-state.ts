import type { ManifestReading, MediaListItem } from '../../shared/contract/media.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'

/** Media that were chosen for the library and are not in it yet. */
export interface Offered extends ChosenFile {
  /** The manifest that they will be held against; null without one, undefined while the station looks for it. */
  readonly manifest: ManifestReading | null | undefined
}

export interface ImportChoices {
  /** Copies the file into the station's library; otherwise it stays where it lies. */
  readonly copy: boolean
  readonly expectedSha256: string
  /** Opens protected variables, for their facts. */
  readonly password: string
}

export interface ByteCount {
  readonly doneBytes: number
  readonly totalBytes: number
}

export interface LibraryState {
  /** Undefined until the station has answered. */
  readonly items: readonly MediaListItem[] | undefined
  readonly size: { readonly bytes: number; readonly copies: number } | undefined
  readonly offered: Offered | undefined
  /** How far the import of what is offered is. */
  readonly importing: ByteCount | undefined
  /** The media that are verified again, and how far that is. */
  readonly verifying: (ByteCount & { readonly id: string }) | undefined
  readonly problem: Problem | undefined
  read(): Promise<void>
  /** Takes a file for the next import and looks for a manifest beside it. */
  offer(file: ChosenFile): Promise<void>
  /** Another manifest for what is offered, or none. */
  chooseManifest(manifest: ChosenFile | undefined): Promise<void>
  withdraw(): void
  import(choices: ImportChoices): Promise<void>
  verifyAgain(id: string): Promise<void>
  /** Ends the import or the verification that is under way. */
  stop(): void
  remove(id: string): Promise<void>
  /** A token for the media, to use it at the bench. */
  choose(id: string): Promise<ChosenFile | undefined>
}
