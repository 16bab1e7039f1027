import { describe, expect, it } from 'vitest'
import { cmtraceLine } from '../../../shared/mp/cmtrace.ts'
import { mpFault } from '../../../shared/mp/faults.ts'
import type { HttpPort } from '../../../shared/mp/http-port.ts'
import { createTranscript, type Exchange, transcribe } from '../../../shared/mp/transcript.ts'

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
  const begin = () => {
    const transcript = createTranscript(() => TIME)
    const notes: Exchange[] = []
    const over = (port: HttpPort) =>
      transcribe(
        port,
        transcript,
        () => 0,
        (note) => notes.push(note),
      )
    const spoken = () => transcript.lines.map((line) => /LOG\[(.*)\]LOG/.exec(line)?.[1])
    return { over, spoken, notes, transcript }
  }

  it('tells what was sent and answered, and no secret', async () => {
    const { over, spoken, notes } = begin()
    const answer = { status: 200, headers: { date: 'today' }, body: new Uint8Array(3) }
    expect(await over(async () => answer)(request)).toBe(answer)
    expect(spoken()).toEqual([
      'CCM_POST http://mp.test/ccm_system/request, 6 bytes',
      'answered 200, 3 bytes, 0 ms, server time today',
    ])
    expect(notes).toEqual([
      { request: 'CCM_POST http://mp.test/ccm_system/request', milliseconds: 0, status: 200, bytes: 3 },
    ])
  })

  it('tells a failure and passes it on', async () => {
    const { over, spoken, notes } = begin()
    const fault = mpFault('mp-timeout', { url: 'http://mp.test' })
    await expect(over(() => Promise.reject(fault))(request)).rejects.toBe(fault)
    expect(spoken()[1]).toBe('failed with mp-timeout, 0 ms')
    expect(notes).toEqual([
      { request: 'CCM_POST http://mp.test/ccm_system/request', milliseconds: 0, code: 'mp-timeout' },
    ])
  })

  it('leaves out what a URL says about its user', async () => {
    const { over, spoken } = begin()
    const answer = { status: 200, headers: {}, body: new Uint8Array(0) }
    await over(async () => answer)({ ...request, url: 'http://me:secret@mp.test/x' })
    expect(spoken()[0]).toBe('CCM_POST http://mp.test/x, 6 bytes')
  })

  it('ends before it fills the memory', () => {
    const { transcript } = begin()
    for (let i = 0; i < 6000; i++) transcript.tell('info', 'again')
    expect(transcript.lines).toHaveLength(5000)
  })
})
