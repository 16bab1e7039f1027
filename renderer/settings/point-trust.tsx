import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { Settings } from '../../shared/contract/settings.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import type { SettingsStore } from './settings-store.ts'
import type { TrustStore } from './trust-store.ts'
import { useLock } from './use-lock.ts'

const useStyles = makeStyles({
  trust: { display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground2 },
})

interface PointTrustProps {
  readonly address: string
  readonly store: SettingsStore
  readonly trust: TrustStore
}

/** The certificates of this station by which one management point is trusted, besides those that the media bring. */
export function PointTrust({ address, store, trust }: PointTrustProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const anchors = useStore(trust, (state) => state.anchors)
  const { view, change } = useStore(store)
  const { isLocked } = useLock(store)('pointTrust')
  const ownOf = (held: Settings['pointTrust']) => held.find((each) => each.address === address)?.anchors ?? []
  const own = ownOf(view?.settings.pointTrust ?? [])
  const usable = anchors.filter(({ purposes }) => purposes.includes('management-points'))
  const keep = (sha256: string, isTrusted: boolean) =>
    void change(({ pointTrust }) => {
      const others = pointTrust.filter((each) => each.address !== address)
      const rest = ownOf(pointTrust).filter((each) => each !== sha256)
      const next = isTrusted ? [...rest, sha256] : rest
      return { pointTrust: next.length === 0 ? others : [...others, { address, anchors: next }] }
    })
  return (
    <div className={styles.trust}>
      <Text size={200} className={styles.hint}>
        {t(usable.length === 0 ? 'points.mediaTrust' : 'points.ownTrust')}
      </Text>
      {usable.map(({ sha256, subject }) => (
        <Checkbox
          key={sha256}
          label={visible(subject)}
          aria-label={t('points.trustLabel', { address: visible(address), name: visible(subject) })}
          checked={own.includes(sha256)}
          disabled={isLocked}
          onChange={(_, { checked }) => keep(sha256, checked === true)}
        />
      ))}
    </div>
  )
}
