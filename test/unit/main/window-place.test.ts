import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ screen: {} }))
const { readPlace } = await import('../../../electron/main/window-place.ts')

describe('a remembered window place', () => {
  it('is read as it was written', () => {
    const place = { bounds: { x: -10, y: 0, width: 1280, height: 860 }, maximized: true }
    expect(readPlace(JSON.stringify(place))).toEqual(place)
  })

  it.each([
    '',
    'null',
    '{"bounds":{},"maximized":false}',
    '{"bounds":{"x":0,"y":0,"width":10,"height":10},"maximized":false}',
    '{"bounds":{"x":0.5,"y":0,"width":1280,"height":860},"maximized":false}',
    '{"bounds":{"x":0,"y":0,"width":1280,"height":860},"maximized":"no"}',
  ])('is forgotten when the file holds %j', (text) => {
    expect(readPlace(text)).toBeUndefined()
  })
})
