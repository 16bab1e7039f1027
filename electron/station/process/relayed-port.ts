/** A message port whose other end is in another process: what arrives is delivered by hand. */
export interface RelayedPort {
  on(event: string, take: (event?: { readonly data: unknown }) => void): void
  postMessage(data: unknown): void
  deliver(data: unknown): void
  close(): void
}

export function createRelayedPort(send: (data: unknown) => void): RelayedPort {
  const takers: { readonly event: string; readonly take: (event?: { readonly data: unknown }) => void }[] = []
  const tell = (event: string, payload?: { readonly data: unknown }) => {
    for (const taker of takers) if (taker.event === event) taker.take(payload)
  }
  return {
    on: (event, take) => void takers.push({ event, take }),
    postMessage: send,
    deliver: (data) => tell('message', { data }),
    close: () => tell('close'),
  }
}
