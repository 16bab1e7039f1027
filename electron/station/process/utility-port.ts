/** A port of Electron as a utility process sees it (Electron, MessagePortMain). */
export interface UtilityChannel {
  on(event: 'message', take: (event: { readonly data: unknown }) => void): void
  on(event: 'close', take: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** Electron's `process.parentPort`, through which main speaks to a utility process. */
export interface ParentPort {
  on(
    event: 'message',
    take: (event: { readonly data: unknown; readonly ports: readonly UtilityChannel[] }) => void,
  ): void
  postMessage(message: unknown): void
}

export function utilityPort(): ParentPort | undefined {
  const port: unknown = Reflect.get(process, 'parentPort')
  return isParentPort(port) ? port : undefined
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port
}
