import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'

interface Box {
  readonly buttons: readonly string[]
  readonly signal: AbortSignal | undefined
  press(index: number): Promise<void>
}

const boxes: Box[] = []
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** As Electron has it: a box whose signal is aborted closes as if it was cancelled. */
const showMessageBox = (_: unknown, options: { buttons: string[]; cancelId: number; signal?: AbortSignal }) =>
  new Promise<{ response: number }>((resolve) => {
    const { buttons, cancelId, signal } = options
    signal?.addEventListener('abort', () => resolve({ response: cancelId }))
    boxes.push({
      buttons,
      signal,
      press: (response) => {
        resolve({ response })
        return settled()
      },
    })
  })
vi.mock('electron', () => ({ app: { getPreferredSystemLanguages: () => ['en'] }, dialog: { showMessageBox } }))
const { watchPage } = await import('../../../electron/main/watch-page.ts')

type Window = Parameters<typeof watchPage>[0]

function openPage() {
  const done: string[] = []
  let isDestroyed = false
  const contents = Object.assign(new EventEmitter(), { forcefullyCrashRenderer: () => void done.push('crash') })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => isDestroyed,
    close: () => void done.push('close'),
  })
  const watched = watchPage(window as object as Window, () => void done.push('load'))
  const gone = async (reason: string) => {
    contents.emit('render-process-gone', {}, { reason })
    await settled()
  }
  const destroy = () => {
    isDestroyed = true
  }
  return { window, done, gone, destroy, watched }
}

beforeEach(() => {
  boxes.length = 0
})

describe('a page that does not answer', () => {
  it('is asked about once, and ended and loaded again for who wants that', async () => {
    const { window, done, gone } = openPage()
    window.emit('unresponsive')
    window.emit('unresponsive')
    expect(boxes.map(({ buttons }) => buttons.length)).toEqual([2])
    await boxes[0]?.press(1)
    expect(done).toEqual(['crash'])
    await gone('killed')
    expect(done).toEqual(['crash', 'load'])
  })

  it('is waited for by who wants that, and asked about again the next time', async () => {
    const { window, done } = openPage()
    window.emit('unresponsive')
    await boxes[0]?.press(0)
    expect(done).toEqual([])
    window.emit('unresponsive')
    expect(boxes).toHaveLength(2)
  })

  it('and answers again closes the question; when it falls silent at once, another is asked', async () => {
    const { window, done } = openPage()
    window.emit('unresponsive')
    window.emit('responsive')
    expect(boxes[0]?.signal?.aborted).toBe(true)
    window.emit('unresponsive')
    expect(boxes).toHaveLength(2)
    await settled()
    await boxes[1]?.press(1)
    expect(done).toEqual(['crash'])
  })

  it('is left alone when the window has gone meanwhile', async () => {
    const { window, done, destroy } = openPage()
    window.emit('unresponsive')
    destroy()
    await boxes[0]?.press(1)
    expect(done).toEqual([])
  })
})

describe('a page whose process has died', () => {
  it('is loaded again, and told so once', async () => {
    const { done, gone, watched } = openPage()
    await gone('crashed')
    expect(done).toEqual(['load'])
    expect([watched.hasCrashed(), watched.hasCrashed()]).toEqual([true, false])
  })

  it('is asked about when it dies again and again', async () => {
    const { done, gone } = openPage()
    for (let time = 0; time < 4; time++) await gone('crashed')
    expect(done).toEqual(['load', 'load', 'load'])
    await boxes[0]?.press(1)
    expect(done).toEqual(['load', 'load', 'load', 'close'])
  })

  it('is not loaded into a window that has gone, nor after an orderly end', async () => {
    const { done, gone, destroy } = openPage()
    await gone('clean-exit')
    destroy()
    await gone('crashed')
    expect(done).toEqual([])
  })
})
