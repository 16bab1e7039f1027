import { useStore } from 'zustand'
import type { SettingName } from '../../shared/contract/settings.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { lastPart } from '../text/last-part.ts'
import type { SettingsStore } from './settings-store.ts'

export interface Lock {
  readonly isLocked: boolean
  /** Who has locked it; otherwise what the setting is for. */
  readonly hint: string
}

/** Tells of a setting whether the organisation's file sets it, and says so in place of its hint. */
export function useLock(store: SettingsStore): (name: SettingName, hint?: string) => Lock {
  const { t } = useTexts()
  const view = useStore(store, (state) => state.view)
  const file = visible(lastPart(view?.policy.path ?? ''))
  return (name, hint = '') => {
    const isLocked = view?.locked.includes(name) === true
    return { isLocked, hint: isLocked ? t('settings.locked', { file }) : hint }
  }
}
