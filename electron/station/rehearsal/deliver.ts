import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { RehearsalReply } from '../../../shared/mp/rehearsal/answer.ts'
import { writeMessage } from '../host/http-wire.ts'

const MIB = 1 << 20
/** More than any client takes (configmgr.md 15.1). */
const HUGE_BLOCKS = 80
const SLOW_MS = 1000

/** Sends a reply as its delivery has it. */
export async function deliver(socket: Socket, { status, headers, body, delivery }: RehearsalReply): Promise<void> {
  if (delivery === 'silent') return
  if (delivery === 'hang-up') {
    socket.destroy()
    return
  }
  const startLine = `HTTP/1.1 ${status} Rehearsal`
  if (delivery === 'huge') {
    socket.write(`${startLine}\r\nConnection: close\r\n\r\n`)
    const block = new Uint8Array(MIB)
    for (let sent = 0; sent < HUGE_BLOCKS && !socket.destroyed; sent++)
      if (!socket.write(block)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    socket.end()
    return
  }
  const message = writeMessage(startLine, headers, body)
  if (delivery === 'cut') socket.end(message.subarray(0, Math.max(1, message.length - body.length / 2 - 1)))
  else if (delivery === 'whole') socket.end(message)
  else await trickle(socket, message)
}

async function trickle(socket: Socket, message: Uint8Array): Promise<void> {
  for (let at = 0; at < message.length && !socket.destroyed; at++) {
    socket.write(message.subarray(at, at + 1))
    await wait(SLOW_MS, undefined, { ref: false })
  }
  socket.end()
}
