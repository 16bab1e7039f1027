import { Field, SpinButton } from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import type { Lock } from './use-lock.ts'

interface NumberSettingProps extends Lock {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  onKeep(value: number): void
}

/** A whole number; what is typed beyond its bounds becomes the bound. */
export function NumberSetting({ label, value, least, most, isLocked, hint, onKeep }: NumberSettingProps) {
  const { t } = useTexts()
  return (
    <Field label={label} hint={hint}>
      <SpinButton
        value={value}
        min={least}
        max={most}
        disabled={isLocked}
        incrementButton={{ 'aria-label': t('settings.increase') }}
        decrementButton={{ 'aria-label': t('settings.decrease') }}
        onChange={(_, data) => {
          const wanted = data.value ?? Number.parseInt(data.displayValue ?? '', 10)
          if (!Number.isFinite(wanted)) return
          const kept = Math.min(most, Math.max(least, Math.trunc(wanted)))
          if (kept !== value) onKeep(kept)
        }}
      />
    </Field>
  )
}
