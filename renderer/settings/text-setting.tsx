import { Field, Input } from '@fluentui/react-components'
import type { Lock } from './use-lock.ts'

interface TextSettingProps extends Lock {
  readonly label: string
  readonly value: string
  readonly longest: number
  /** Takes the text as it stands when the field is left or Enter is pressed, as a scanner does. */
  onKeep(text: string): void
}

/** A text that is stored once it is typed. */
export function TextSetting({ label, value, longest, isLocked, hint, onKeep }: TextSettingProps) {
  const keep = (typed: string) => {
    if (typed.trim() !== value) onKeep(typed.trim())
  }
  return (
    <Field label={label} hint={hint}>
      <Input
        key={value}
        defaultValue={value}
        maxLength={longest}
        disabled={isLocked}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep(event.currentTarget.value)
        }}
      />
    </Field>
  )
}
