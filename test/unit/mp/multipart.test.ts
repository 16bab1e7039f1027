import { describe, expect, it } from 'vitest'
import { BINARY_PART, MULTIPART_TYPE, readMultipart, TEXT_PART, writeMultipart } from '../../../shared/mp/multipart.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a multipart body', () => {
  it('is read as it was written, with parts that look like delimiters within a line', () => {
    const inner = bytes('x--aAbBcCdDv1234567890VxXyYzZ--\r\n\r\n')
    const parts = [
      { type: TEXT_PART, body: new Uint8Array() },
      { type: BINARY_PART, body: inner },
    ]
    expect(readMultipart(MULTIPART_TYPE, writeMultipart(parts))).toEqual(parts)
  })

  it('may begin with a preamble and name its boundary without quotes', () => {
    const body = bytes('for old readers\r\n--b\r\nContent-Type: a/b\r\nX: y\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--')
    expect(readMultipart('multipart/mixed;boundary=b; charset=x', body)).toEqual([
      { type: 'a/b', body: bytes('one') },
      { type: '', body: bytes('two') },
    ])
  })

  it.each([
    ['has no boundary in its type', 'multipart/mixed', '--b\r\n\r\none\r\n--b--'],
    ['is of another type', 'text/html; boundary=b', '--b\r\n\r\none\r\n--b--'],
    ['never closes', 'multipart/mixed; boundary=b', '--b\r\n\r\none\r\n'],
    ['has a part without end of its head', 'multipart/mixed; boundary=b', '--b\r\none\r\n--b--'],
    ['holds no delimiter', 'multipart/mixed; boundary=b', 'one'],
    ['has more parts than any message', 'multipart/mixed; boundary=b', `${'--b\r\n\r\n\r\n'.repeat(20)}--b--`],
  ])('is none when it %s', (_, type, body) => {
    expect(readMultipart(type, bytes(body))).toBeUndefined()
  })

  it('made of almost-delimiters is refused in linear time', () => {
    const body = new Uint8Array(32 << 20).fill(0x2d)
    expect(readMultipart(`multipart/mixed; boundary="${'-'.repeat(69)}x"`, body)).toBeUndefined()
  }, 3000)
})
