import net from 'node:net'

/** A way to a server that can be held shut: what comes meanwhile waits until it is opened. */
export interface Gate {
  readonly url: string
  shut(): void
  open(): void
  close(): Promise<void>
}

export async function openGate(server: string): Promise<Gate> {
  const { hostname, port } = new URL(server)
  const sockets = new Set<net.Socket>()
  let waiting: (() => void)[] = []
  let isShut = false
  const pass = (socket: net.Socket) => {
    const onward = net.connect(Number(port), hostname)
    sockets.add(onward)
    for (const end of [socket, onward]) {
      end.on('error', () => end.destroy())
      end.on('close', () => sockets.delete(end))
    }
    socket.pipe(onward).pipe(socket)
  }
  const gate = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    if (isShut) waiting.push(() => pass(socket))
    else pass(socket)
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const address = gate.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    shut: () => {
      isShut = true
    },
    open: () => {
      isShut = false
      for (const go of waiting) go()
      waiting = []
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => gate.close(resolve))
    },
  }
}
