import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import type { ChosenTarget } from './bench-state.ts'
import type { BenchStore } from './bench-store.ts'
import type { SerialNote } from './serials.ts'

/** Says what is to be said at a serial field. */
export function useSerialText(store: BenchStore) {
  const { t, language } = useTexts()
  const { shortest, longest, beginnings } = useStore(store, ({ rules }) => rules)
  return ({ says, at }: SerialNote, { scanned }: ChosenTarget): string =>
    t(`serial.${says}`, {
      shortest,
      longest,
      beginnings: beginnings.join(', '),
      text: visible(scanned?.text ?? ''),
      date: at === undefined ? '' : timeText(language, at),
    })
}
