import { Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { type BenchStore, withoutJobs } from './bench-store.ts'
import { NumberedCard } from './numbered-card.tsx'
import { canStart, isAboutPassword, stillToEnter } from './start-input.ts'

/** Where it does not cover what it is about. */
const TALL = '@media (min-height: 700px) and (min-width: 901px)'

const useStyles = makeStyles({
  card: { boxShadow: tokens.shadow16 },
  inSight: {
    [TALL]: { position: 'sticky', bottom: tokens.spacingVerticalM, zIndex: 1 },
  },
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'end' },
  password: { flexGrow: 1, flexBasis: '200px' },
  input: { minHeight: TOUCH },
  button: { minHeight: '56px', minWidth: '220px', fontSize: tokens.fontSizeBase500 },
  lacks: { color: tokens.colorNeutralForeground2 },
  ready: { color: tokens.colorStatusSuccessForeground1, fontWeight: tokens.fontWeightSemibold },
})

interface StartBarProps {
  readonly store: BenchStore
  readonly passwordField: RefObject<HTMLInputElement | null>
  readonly button: RefObject<HTMLButtonElement | null>
  /** The next scan belongs to the next job. */
  onStarted(): void
  /** The password does not open the media. */
  onWrongPassword(): void
}

/** The last step: the media's password where it asks for one, what still stands in the way, and the bench's one button. */
export function StartBar({ store, passwordField, button, onStarted, onWrongPassword }: StartBarProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store, useShallow(withoutJobs))
  const [password, setPassword] = useState('')
  const lacks = stillToEnter(state, password)
  const isReady = canStart(state)
  const wrongPassword = isAboutPassword(state.problem) ? state.problem : undefined
  const told = useRef(onWrongPassword)
  useEffect(() => {
    told.current = onWrongPassword
  })
  useEffect(() => {
    if (wrongPassword !== undefined) told.current()
  }, [wrongPassword])
  const start = (event: FormEvent) => {
    event.preventDefault()
    if (!canStart(store.getState())) return
    setPassword('')
    void state.start(password)
    onStarted()
  }
  // A scanner may end with two line ends: the second must not start a job without its password.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || password !== '') return
    event.preventDefault()
    button.current?.focus()
  }
  return (
    <NumberedCard
      number={3}
      id="start-title"
      title={t('start.label')}
      state={isReady ? 'now' : 'ahead'}
      className={mergeClasses(styles.card, state.targets.length > 0 && styles.inSight)}
    >
      {wrongPassword === undefined ? null : <ProblemNotice problem={wrongPassword} />}
      <form className={styles.bar} onSubmit={start}>
        {state.media?.facts?.prestaged?.asksForPassword === false ? (
          <Text className={styles.password}>{t('bench.noPassword')}</Text>
        ) : (
          <Field
            className={styles.password}
            label={t('options.password')}
            validationState={wrongPassword === undefined ? 'none' : 'error'}
          >
            <Input
              ref={(field) => {
                passwordField.current = field
              }}
              className={styles.input}
              size="large"
              type="password"
              autoComplete="off"
              value={password}
              onChange={(_, { value }) => setPassword(value)}
              onKeyDown={enter}
            />
          </Field>
        )}
        <Button
          ref={(element: HTMLButtonElement | null) => {
            button.current = element
          }}
          className={styles.button}
          type="submit"
          appearance="primary"
          size="large"
          disabled={!isReady}
        >
          {state.targets.length === 0 ? t('start.label') : t('start.provisions', { count: state.targets.length })}
        </Button>
      </form>
      <div role="status" aria-live="polite" className={lacks.length === 0 ? styles.ready : styles.lacks}>
        {lacks.length === 0 ? t('start.ready') : lacks.map((what) => <div key={what}>{t(`missing.${what}`)}</div>)}
      </div>
    </NumberedCard>
  )
}
