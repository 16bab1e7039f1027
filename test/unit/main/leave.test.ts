import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { leaveOrderly } from '../../../electron/main/leave.ts'

type Leaving = Parameters<typeof leaveOrderly>[0]

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]))

afterEach(() => {
  for (const signal of SIGNALS)
    for (const listener of process.listeners(signal))
      if (before.get(signal)?.includes(listener) !== true) process.off(signal, listener)
})

/** The events of Electron, and what the program did at each, in order. */
function program() {
  const done: string[] = []
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let isDestroyed = false
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => isDestroyed,
    destroy: () => {
      isDestroyed = true
      done.push('destroy')
    },
  })
  const app = Object.assign(new EventEmitter(), { exit: (code: number) => void done.push(`exit ${code}`) })
  const powerMonitor = new EventEmitter()
  const station = {
    connect: () => undefined,
    nameFile: () => Promise.reject(new Error('not asked')),
    stop: (patienceMs: number) => {
      done.push(`stop ${patienceMs}`)
      return ended
    },
  }
  const parts = { app, window, powerMonitor, station }
  const leave = leaveOrderly(parts as object as Leaving)
  const stationEnds = async () => {
    end()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { app, window, powerMonitor, done, leave, stationEnds }
}

describe('the way out of the program', () => {
  it('closes the window, and waits for the station to store the ends of its runs', async () => {
    const { done, leave, stationEnds } = program()
    leave()
    expect(done).toEqual(['destroy', 'stop 10000'])
    await stationEnds()
    expect(done).toEqual(['destroy', 'stop 10000', 'exit 0'])
  })

  it.each(['window-all-closed', 'will-quit'])('is taken at %s', (name) => {
    const { app, done } = program()
    let isPrevented = false
    app.emit(name, {
      preventDefault: () => {
        isPrevented = true
      },
    })
    expect(done).toEqual(['destroy', 'stop 10000'])
    expect(isPrevented).toBe(name === 'will-quit')
  })

  it('is short when the session of Windows ends, whose message the window outlives', async () => {
    const { window, done, stationEnds } = program()
    window.emit('session-end', { reasons: ['shutdown'] })
    expect(done).toEqual(['stop 4000'])
    await stationEnds()
    expect(done).toEqual(['stop 4000', 'exit 0'])
  })

  it('is waited for by a system that shuts down', async () => {
    const { powerMonitor, done, stationEnds } = program()
    powerMonitor.emit('shutdown', { preventDefault: () => void done.push('wait') })
    expect(done).toEqual(['wait', 'stop 4000'])
    await stationEnds()
    expect(done.at(-1)).toBe('exit 0')
  })

  it.each(SIGNALS)('is taken at %s', (signal) => {
    const { done } = program()
    process.emit(signal, signal)
    expect(done).toEqual(['destroy', 'stop 10000'])
  })
})
