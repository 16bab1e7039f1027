import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'

const answers: ((answer: { response: number }) => void)[] = []
const showMessageBox = vi.fn((_window: unknown, _options: { readonly detail: string }) => {
  return new Promise<{ response: number }>((resolve) => answers.push(resolve))
})
vi.mock('electron', () => ({ app: { getPreferredSystemLanguages: () => ['en'] }, dialog: { showMessageBox } }))
const { followActivity, IDLE } = await import('../../../electron/main/activity.ts')

type Window = Parameters<typeof followActivity>[0]
type Blocker = Parameters<typeof followActivity>[1]

function openWindow() {
  const bars: number[] = []
  const held = new Set<number>()
  let left = 0
  let last = 0
  let isDestroyed = false
  const emitter = new EventEmitter()
  const window = Object.assign(emitter, {
    setProgressBar: (value: number) => void bars.push(value),
    isDestroyed: () => isDestroyed,
  }) as object as Window
  const blocker = {
    start: (kind: string) => {
      expect(kind).toBe('prevent-app-suspension')
      last += 1
      held.add(last)
      return last
    },
    stop: (id: number) => held.delete(id),
  } as object as Blocker
  const tell = followActivity(window, blocker, () => {
    left += 1
  })
  const close = () => {
    let prevented = false
    emitter.emit('close', { preventDefault: () => (prevented = true) })
    return prevented
  }
  const querySessionEnd = (...reasons: readonly string[]) => {
    let prevented = false
    emitter.emit('query-session-end', { reasons, preventDefault: () => (prevented = true) })
    return prevented
  }
  const destroy = () => {
    isDestroyed = true
    emitter.emit('closed')
  }
  return { bars, held, tell, close, querySessionEnd, destroy, left: () => left }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('what the station says of its runs', () => {
  it('is shown in the taskbar, and keeps the computer awake just as long', () => {
    const { bars, held, tell } = openWindow()
    tell({ running: 2, fraction: null })
    tell({ running: 2, fraction: 0.5 })
    expect(held.size).toBe(1)
    tell({ running: 1, fraction: 0.75 })
    expect(held.size).toBe(1)
    tell({ running: 0, fraction: null })
    expect(held.size).toBe(0)
    expect(bars).toEqual([2, 0.5, 0.75, -1])
  })

  it('lets the computer sleep when the station has died or the window is gone', () => {
    const dead = openWindow()
    dead.tell({ running: 1, fraction: 0.1 })
    dead.tell(IDLE)
    expect(dead.held.size).toBe(0)
    const gone = openWindow()
    gone.tell({ running: 1, fraction: 0.1 })
    gone.destroy()
    expect(gone.held.size).toBe(0)
    gone.tell({ running: 1, fraction: 0.2 })
    expect(gone.held.size).toBe(0)
  })

  it('lets an idle window close without a question', () => {
    const { close, tell } = openWindow()
    tell({ running: 1, fraction: null })
    tell({ running: 0, fraction: null })
    showMessageBox.mockClear()
    expect(close()).toBe(false)
    expect(showMessageBox).not.toHaveBeenCalled()
  })

  it('asks once before closing, tells how many targets are left, and stays unless told to stop', async () => {
    const { close, tell, left } = openWindow()
    showMessageBox.mockClear()
    tell({ running: 3, fraction: 0.2 })
    expect([close(), close(), close()]).toEqual([true, true, true])
    expect(showMessageBox).toHaveBeenCalledTimes(1)
    expect(showMessageBox.mock.calls[0]?.[1]).toMatchObject({ defaultId: 0, cancelId: 0 })
    expect(showMessageBox.mock.calls[0]?.[1].detail).toMatch(/^Unfinished targets: 3\./)
    answers.pop()?.({ response: 0 })
    await settled()
    expect(left()).toBe(0)
    expect(close()).toBe(true)
    expect(showMessageBox).toHaveBeenCalledTimes(2)
    answers.pop()?.({ response: 1 })
    await settled()
    expect(left()).toBe(1)
  })
})

describe("the end of the session's question", () => {
  it('is answered with no and a question while runs are open, and lets the session end otherwise', async () => {
    const { tell, querySessionEnd, left } = openWindow()
    const asked = showMessageBox.mock.calls.length
    expect(querySessionEnd('shutdown')).toBe(false)
    tell({ running: 1, fraction: null })
    expect(querySessionEnd('shutdown')).toBe(true)
    expect(querySessionEnd('logoff')).toBe(true)
    expect(showMessageBox.mock.calls.length).toBe(asked + 1)
    answers.at(-1)?.({ response: 1 })
    await settled()
    expect(left()).toBe(1)
    expect(querySessionEnd('critical')).toBe(false)
  })
})
