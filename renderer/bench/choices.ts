import type { MediaVerdict } from '../../shared/contract/media.ts'
import type { SerialRules } from '../../shared/contract/settings.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { type ChosenMedia, UNREAD } from '../media/chosen-media.ts'
import { follow } from '../station/follow.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import type { BenchState, ChosenTarget, Options, SetBench } from './bench-state.ts'
import { digestOf } from './start-input.ts'

/** Choosing media, targets and options for the next job. */
export interface Choices {
  /** With the verdict of its verification, when it is unchanged since. */
  chooseMedia(file: ChosenFile, verdict?: MediaVerdict): Promise<void>
  /** Reads again what the media keeps behind its password; false when the password does not open it. */
  openMedia(password: string): Promise<boolean>
  /** Verifies the chosen media against itself and, where it is entered, against the expected digest. */
  verifyMedia(): Promise<void>
  /** With the serial number of its run, when it was at the bench before. */
  addTarget(file: ChosenFile, serial?: string): Promise<void>
  removeTarget(token: string): void
  setSerial(token: string, serial: string): void
  setConfirmLabel(token: string, label: string): void
  setOptions(options: Partial<Options>): void
  /** How the site's codes are read. */
  setRules(rules: SerialRules, badgePrefix: string): void
}

export function createChoices(station: StationClient, set: SetBench, get: () => BenchState): Choices {
  const setTarget = (token: string, change: Partial<ChosenTarget>) =>
    set(({ targets }) => ({
      targets: targets.map((target) => (target.token === token ? { ...target, ...change } : target)),
    }))
  const settleMedia = (token: string, change: Partial<ChosenMedia>) =>
    set(({ media }) => (media?.token === token ? { media: { ...media, ...change } } : {}))

  return {
    chooseMedia: async (file, verdict) => {
      set(() => ({ media: { ...file, ...UNREAD, verdict } }))
      await station.media.inspect({ media: file.token }).then(
        (facts) => settleMedia(file.token, { facts }),
        (error: unknown) => settleMedia(file.token, { problem: problemOf(error) }),
      )
    },

    openMedia: async (password) => {
      const { media } = get()
      if (media?.facts?.prestaged?.asksForPassword !== true) return true
      const facts = await station.media.inspect({ media: media.token, password })
      if (facts.prestaged?.kind === undefined) return false
      settleMedia(media.token, { facts })
      return true
    },

    verifyMedia: async () => {
      const { media, options } = get()
      if (media?.facts === undefined || media.verified !== undefined) return
      const settle = (change: Partial<ChosenMedia>) => settleMedia(media.token, { verified: undefined, ...change })
      settle({ verified: 0, verdict: undefined, problem: undefined })
      try {
        const events = await station.media.verify({ media: media.token, ...digestOf(options) })
        const verdict = await follow(events, ({ doneBytes, totalBytes }) =>
          settle({ verified: totalBytes === 0 ? 0 : doneBytes / totalBytes }),
        )
        settle({ verdict })
      } catch (error) {
        settle({ problem: problemOf(error) })
      }
    },

    addTarget: async (file, serial = '') => {
      if (get().targets.some(({ token }) => token === file.token)) return
      set(({ targets }) => ({
        targets: [
          ...targets,
          { ...file, serial, confirmLabel: '', scanned: undefined, facts: undefined, problem: undefined },
        ],
      }))
      await station.target.inspect({ target: file.token }).then(
        (facts) => setTarget(file.token, { facts, problem: undefined }),
        (error: unknown) => setTarget(file.token, { facts: undefined, problem: problemOf(error) }),
      )
    },

    removeTarget: (token) => set(({ targets }) => ({ targets: targets.filter((target) => target.token !== token) })),
    setSerial: (token, serial) => setTarget(token, { serial, scanned: undefined }),
    setConfirmLabel: (token, confirmLabel) => setTarget(token, { confirmLabel }),
    setRules: (rules, badgePrefix) => set(() => ({ rules, badgePrefix })),
    setOptions: (change) => set(({ options }) => ({ options: { ...options, ...change } })),
  }
}
