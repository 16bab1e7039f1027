import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { Settings } from '../../shared/contract/settings.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { NumberSetting } from './number-setting.tsx'
import { PointItem } from './point-item.tsx'
import { moved } from './point-order.ts'
import { SettingCard } from './setting-card.tsx'
import type { SettingsStore } from './settings-store.ts'
import type { TrustStore } from './trust-store.ts'
import { useLock } from './use-lock.ts'

const LONGEST_STEP = 600

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalL },
  row: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  address: { flexGrow: 1, flexBasis: '160px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
})

interface ManagementPointsProps {
  readonly store: SettingsStore
  readonly trust: TrustStore
  readonly settings: Settings
}

/** The management points that this station may ask, in the order in which it asks them. */
export function ManagementPoints({ store, trust, settings }: ManagementPointsProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const change = useStore(store, (state) => state.change)
  const lockOf = useLock(store)
  const { isLocked, hint } = lockOf('managementPoints', t('settings.pointsHint'))
  const { managementPoints: points, stepSeconds } = settings
  const remove = (address: string) =>
    void change(({ managementPoints, pointTrust }) => ({
      managementPoints: managementPoints.filter((each) => each !== address),
      ...(pointTrust.some((each) => each.address === address)
        ? { pointTrust: pointTrust.filter((each) => each.address !== address) }
        : {}),
    }))
  return (
    <SettingCard id="points-title" title={t('settings.points')} hint={hint}>
      {points.length === 0 ? <Text>{t('settings.noPoints')}</Text> : null}
      <ol className={styles.list} aria-labelledby="points-title">
        {points.map((address, index) => (
          <li key={address}>
            <PointItem
              address={address}
              place={index}
              count={points.length}
              isLocked={isLocked}
              store={store}
              trust={trust}
              onMove={(to) =>
                void change(({ managementPoints }) => ({
                  managementPoints: moved(managementPoints, managementPoints.indexOf(address), to),
                }))
              }
              onRemove={() => remove(address)}
            />
          </li>
        ))}
      </ol>
      {isLocked ? null : (
        <NewPoint
          onAdd={(address) => {
            void change(({ managementPoints }) => ({ managementPoints: [...new Set([...managementPoints, address])] }))
          }}
        />
      )}
      <NumberSetting
        label={t('settings.stepSeconds')}
        value={stepSeconds}
        least={1}
        most={LONGEST_STEP}
        {...lockOf('stepSeconds', t('settings.stepSecondsHint'))}
        onKeep={(seconds) => void change({ stepSeconds: seconds })}
      />
    </SettingCard>
  )
}

function NewPoint({ onAdd }: { onAdd(address: string): void }) {
  const { t } = useTexts()
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const address = addressOf(typed)
  const isWrong = typed.trim() !== '' && address === undefined
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (address === undefined) return
    setTyped('')
    onAdd(address)
  }
  return (
    <form className={styles.row} onSubmit={add}>
      <Field
        className={styles.address}
        label={t('settings.newPoint')}
        {...(isWrong ? { validationMessage: t('missing.management-point') } : {})}
      >
        <Input type="url" value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Button type="submit" disabled={address === undefined}>
        {t('choose.add')}
      </Button>
    </form>
  )
}

/** The address as it is kept, or undefined when it is none of a management point. */
function addressOf(typed: string): string | undefined {
  const text = typed.trim()
  if (!URL.canParse(text)) return undefined
  return ['http:', 'https:'].includes(new URL(text).protocol) ? text : undefined
}
