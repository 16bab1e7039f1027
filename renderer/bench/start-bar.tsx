import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import type { BenchStore } from './bench-store.ts'
import { canStart, missing } from './start-input.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'start' },
})

interface StartBarProps {
  readonly store: BenchStore
  readonly passwordField: RefObject<HTMLInputElement | null>
}

/** The bench's one button, and what still stands in its way. */
export function StartBar({ store, passwordField }: StartBarProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store)
  const [password, setPassword] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const lacks = missing(state)
  const start = (event: FormEvent) => {
    event.preventDefault()
    if (!canStart(store.getState())) return
    setPassword('')
    void state.start(password)
  }
  // A scanner may end with two line ends: the second must not start a job without its password.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || password !== '') return
    event.preventDefault()
    button.current?.focus()
  }
  return (
    <form className={styles.bar} onSubmit={start}>
      <Field label={t('options.password')} hint={t('options.passwordHint')}>
        <Input
          ref={(field) => {
            passwordField.current = field
          }}
          type="password"
          autoComplete="off"
          value={password}
          onChange={(_, { value }) => setPassword(value)}
          onKeyDown={enter}
        />
      </Field>
      <div role="status" aria-live="polite">
        {lacks.length === 0 ? (
          <Text>{t('start.ready')}</Text>
        ) : (
          lacks.map((what) => <div key={what}>{t(`missing.${what}`)}</div>)
        )}
      </div>
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element
        }}
        type="submit"
        appearance="primary"
        size="large"
        disabled={!canStart(state)}
      >
        {state.targets.length === 0 ? t('start.label') : t('start.provisions', { count: state.targets.length })}
      </Button>
    </form>
  )
}
