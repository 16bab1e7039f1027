import { describe, expect, it } from 'vitest'
import { cmtraceLine } from '../../../shared/mp/cmtrace.ts'
import { mpFault } from '../../../shared/mp/faults.ts'
import type { HttpPort } from '../../../shared/mp/http-port.ts'
import { transcribe } from '../../../shared/mp/transcript.ts'

const TIME = new Date('2026-03-04T05:06:07.089Z')

describe('a line for CMTrace', () => {
  it('has its parts where CMTrace looks for them', () => {
    const entry = { time: TIME, component: 'Rehearsal', kind: 'warning', text: 'late' } as const
    expect(cmtraceLine(entry)).toBe(
      '<![LOG[late]LOG]!><time="05:06:07.089+000" date="03-04-2026" component="Rehearsal" context="" type="2" thread="0" file="">',
    )
  })

  it('cannot be ended or broken by its text', () => {
    const entry = { time: TIME, component: 'a" b', kind: 'info', text: 'x]LOG]!>\r\n<![LOG[y' } as const
    const line = cmtraceLine(entry)
    expect(line.split(']LOG]!>')).toHaveLength(2)
    expect(line).not.toMatch(/[\r\n]/)
    expect(line).toContain('component="a b"')
  })
})

describe('a transcript', () => {
  const request = {
    method: 'CCM_POST',
    url: 'http://mp.test/ccm_system/request',
    headers: { ClientToken: 'secret' },
    body: new TextEncoder().encode('secret'),
    timeoutMs: 1,
    maxBytes: 1,
  }
  const lines: string[] = []
  const spoken = () => lines.splice(0).map((line) => /LOG\[(.*)\]LOG/.exec(line)?.[1])
  const over = (port: HttpPort) =>
    transcribe(
      port,
      () => TIME,
      (line) => lines.push(line),
    )

  it('tells what was sent and answered, and no secret', async () => {
    const answer = { status: 200, headers: { date: 'today' }, body: new Uint8Array(3) }
    expect(await over(async () => answer)(request)).toBe(answer)
    expect(spoken()).toEqual([
      'CCM_POST http://mp.test/ccm_system/request, 6 bytes',
      'answered 200, 3 bytes, 0 ms, server time today',
    ])
  })

  it('tells a failure and passes it on', async () => {
    const fault = mpFault('mp-timeout', { url: 'http://mp.test' })
    await expect(over(() => Promise.reject(fault))(request)).rejects.toBe(fault)
    expect(spoken()[1]).toBe('failed with mp-timeout, 0 ms')
  })
})
