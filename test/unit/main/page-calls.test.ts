import { describe, expect, it, vi } from 'vitest'
import { isOurPage } from '../../../electron/main/page-calls.ts'

vi.mock('electron', () => ({ ipcMain: {}, protocol: {} }))

describe('who is heard by main', () => {
  it('is the main frame of our own page', () => {
    expect(isOurPage({ senderFrame: { origin: 'app://prestage', parent: null } })).toBe(true)
  })

  it.each([
    { why: 'a frame that is gone', senderFrame: null },
    { why: 'a frame inside the page', senderFrame: { origin: 'app://prestage', parent: {} } },
    { why: 'another host', senderFrame: { origin: 'app://prestage.evil', parent: null } },
    { why: 'another scheme', senderFrame: { origin: 'https://prestage', parent: null } },
    { why: 'an opaque origin', senderFrame: { origin: 'null', parent: null } },
  ])('is not $why', ({ senderFrame }) => {
    expect(isOurPage({ senderFrame })).toBe(false)
  })
})
