/**
 * What the desktop shell and its station process say to each other beside the pages' own ports. In a utility process a
 * page's port travels with `connect` and needs no relay; a forked Node gets every message of the port as `data`.
 */
export type ToStation =
  | { readonly kind: 'connect'; readonly port: number }
  | { readonly kind: 'data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'close'; readonly port: number }
  | { readonly kind: 'name-file'; readonly id: number; readonly path: string }
  /** Cancel what still runs, store its end, and end. */
  | { readonly kind: 'stop' }

export type FromStation =
  | { readonly kind: 'data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'named'; readonly id: number; readonly file: NamedFile }
  | { readonly kind: 'activity'; readonly activity: Activity }

/** `running` counts unfinished runs; `fraction` is 0 to 1, or null while they move no bytes. */
export interface Activity {
  readonly running: number
  readonly fraction: number | null
}

/** The token that stands for a path which the user chose in the system's dialog. */
export interface NamedFile {
  readonly token: string
  readonly name: string
}

export function isFromStation(message: unknown): message is FromStation {
  return typeof message === 'object' && message !== null && 'kind' in message
}

export function isToStation(message: unknown): message is ToStation {
  return typeof message === 'object' && message !== null && 'kind' in message
}

/** Of characters; no call of a page comes near it. The web server takes no larger ones either. */
const LARGEST_MESSAGE = 1 << 20

/** Whether it can be a call of a page: text of a size that a call has. Anything else is dropped unread. */
export function isPageMessage(data: unknown): boolean {
  return typeof data === 'string' && data.length <= LARGEST_MESSAGE
}

/** Ports that the window may hold at once. */
export const MOST_PORTS = 16
