import type { IncomingMessage } from 'node:http'

/** Whether the request names this server itself: another name would be DNS rebinding. */
export function isOwnHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort
  return request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`
}

/** Whether a page of this server opened the socket; browsers always name the origin. */
export function isFromHere(request: IncomingMessage): boolean {
  return request.headers.origin === `http://${request.headers.host}`
}
