import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { RehearsalReply } from '../../../shared/mp/rehearsal/answer.ts'
import { writeMessage } from '../host/http/http-wire.ts'

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
    await pipeline(Readable.from(hugeAnswer(startLine)), socket).catch(() => socket.destroy())
    return
  }
  const message = writeMessage(startLine, headers, body)
  if (delivery === 'cut') socket.end(message.subarray(0, Math.max(1, message.length - body.length / 2 - 1)))
  else if (delivery === 'whole') socket.end(message)
  else await trickle(socket, message)
}

function* hugeAnswer(startLine: string): Generator<Uint8Array> {
  yield Buffer.from(`${startLine}\r\nConnection: close\r\n\r\n`)
  const block = new Uint8Array(MIB)
  for (let sent = 0; sent < HUGE_BLOCKS; sent++) yield block
}

async function trickle(socket: Socket, message: Uint8Array): Promise<void> {
  for (let at = 0; at < message.length && !socket.destroyed; at++) {
    socket.write(message.subarray(at, at + 1))
    await wait(SLOW_MS, undefined, { ref: false })
  }
  socket.end()
}
