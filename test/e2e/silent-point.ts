import { createServer, type Socket } from 'node:net'

export interface SilentPoint {
  readonly url: string
  close(): void
}

/** A management point that takes every connection and never says a word: a run that asks it stays open. */
export async function openSilentPoint(): Promise<SilentPoint> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
