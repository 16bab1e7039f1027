import type { Page } from '@playwright/test'

/** One of the two faces of the page: what differs between them is only how a file is chosen. */
export interface Face {
  readonly page: Page
  chooseMedia(path: string): Promise<void>
  addTarget(path: string): Promise<void>
}
