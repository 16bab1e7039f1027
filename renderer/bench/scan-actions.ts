import { cleanScan } from '../../shared/contract/serial.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { operatorOf } from '../settings/badge.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import type { BenchState, ChosenTarget, Heard, SetBench } from './bench-state.ts'
import type { Choices } from './choices.ts'

/** What a scanner has read, at the bench and in a serial field. Codes are taken one after the other, as they came. */
export interface ScanActions {
  /** Media are chosen, a target is added, a serial number goes to the first target that waits for one, a badge changes the operator. */
  scan(text: string): Promise<void>
  /** A code entered as serial number; one that names media, an address or a target of the bench is taken out again. */
  readSerial(token: string, text: string): Promise<void>
}

export function createScanActions(station: StationClient, set: SetBench, get: () => BenchState & Choices): ScanActions {
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work).catch((error: unknown) => set(() => ({ problem: problemOf(error) })))
    return last
  }
  const setTarget = (token: string, change: Partial<ChosenTarget>) =>
    set(({ targets }) => ({
      targets: targets.map((target) => (target.token === token ? { ...target, ...change } : target)),
    }))
  const hear = (text: string, as: Heard['as']) => set(() => ({ heard: { text, as } }))

  /** False for a target that stands at the bench already. */
  const addTarget = async (file: ChosenFile): Promise<boolean> => {
    const { path } = await station.target.inspect({ target: file.token })
    if (get().targets.some(({ facts }) => facts?.path === path)) return false
    void get().addTarget(file)
    return true
  }

  return {
    scan: (typed) =>
      inTurn(async () => {
        const text = cleanScan(typed)
        if (text === '') return
        const operator = operatorOf(text, get().badgePrefix)
        if (operator !== undefined) {
          await station.settings.change({ operator })
          hear(operator, 'operator')
          return
        }
        const scan = await station.station.identify({ text })
        if (scan.kind === 'media') {
          void get().chooseMedia(scan.file, scan.verdict)
          hear(text, 'media')
        } else if (scan.kind === 'target') {
          hear(text, (await addTarget(scan.file)) ? 'target' : 'target-again')
        } else if (scan.kind === 'address') {
          hear(text, 'address')
        } else {
          const { targets, media } = get()
          const waiting = targets.find(({ serial }) => serial === '')
          if (waiting === undefined) hear(text, media === undefined || targets.length === 0 ? 'unknown' : 'no-field')
          else {
            setTarget(waiting.token, { serial: text, scanned: { text, scan } })
            hear(text, 'serial')
          }
        }
      }),

    readSerial: (token, typed) => {
      const text = cleanScan(typed)
      const target = get().targets.find((each) => each.token === token)
      if (target === undefined || (target.serial === text && target.scanned?.text === text)) return Promise.resolve()
      setTarget(token, { serial: text, scanned: undefined })
      if (text === '') return Promise.resolve()
      return inTurn(async () => {
        const scan = await station.station.identify({ text })
        if (get().targets.find((each) => each.token === token)?.serial !== text) return
        if (scan.kind === 'serial') {
          setTarget(token, { scanned: { text, scan } })
          return
        }
        setTarget(token, { serial: '', scanned: undefined })
        if (scan.kind !== 'target') setTarget(token, { scanned: { text, scan } })
        else if (await addTarget(scan.file)) hear(text, 'target')
        // Files are named after their devices too: what stands at the bench already may be meant as serial number.
        else setTarget(token, { serial: text, scanned: { text, scan: { kind: 'serial' } } })
      })
    },
  }
}
