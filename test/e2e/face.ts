import type { Page } from '@playwright/test'

/** One of the two faces of the page: what differs between them is only how a file is chosen. */
export interface Face {
  readonly page: Page
  chooseMedia(path: string): Promise<void>
  addTarget(path: string): Promise<void>
  /** Chooses a file at any other place of the page. */
  choose(path: string, words: FileWords): Promise<void>
}

/** What stands at a place where a file is chosen: the window's button, or a browser's field and its button. */
export interface FileWords {
  readonly button: string
  readonly field: string
  readonly action: string
}
