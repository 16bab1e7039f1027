import { useStore } from 'zustand'
import type { Settings } from '../../shared/contract/settings.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { SettingCard } from './setting-card.tsx'
import type { SettingsStore } from './settings-store.ts'
import { TextSetting } from './text-setting.tsx'
import { useLock } from './use-lock.ts'

const LONGEST_NAME = 64
const LONGEST_PREFIX = 16

interface NamesCardProps {
  readonly store: SettingsStore
  readonly settings: Settings
}

/** Who and what stands in the record of each run. */
export function NamesCard({ store, settings }: NamesCardProps) {
  const { t } = useTexts()
  const change = useStore(store, (state) => state.change)
  const lockOf = useLock(store)
  return (
    <SettingCard id="names-title" title={t('settings.who')}>
      <TextSetting
        label={t('log.station')}
        value={settings.station}
        longest={LONGEST_NAME}
        {...lockOf('station', t('settings.stationHint'))}
        onKeep={(station) => void change({ station })}
      />
      <TextSetting
        label={t('log.operator')}
        value={settings.operator}
        longest={LONGEST_NAME}
        {...lockOf('operator', t('settings.operatorHint'))}
        onKeep={(operator) => void change({ operator })}
      />
      <TextSetting
        label={t('settings.badgePrefix')}
        value={settings.badgePrefix}
        longest={LONGEST_PREFIX}
        {...lockOf('badgePrefix', t('settings.badgePrefixHint'))}
        onKeep={(badgePrefix) => void change({ badgePrefix })}
      />
    </SettingCard>
  )
}
