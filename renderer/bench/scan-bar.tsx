import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, type RefObject, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import type { Heard } from './bench-state.ts'
import type { BenchStore } from './bench-store.ts'

const TAKEN: readonly Heard['as'][] = ['media', 'target', 'serial', 'operator']

const useStyles = makeStyles({
  bar: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'start', flexWrap: 'wrap' },
  field: { flexGrow: 1, flexBasis: '200px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  input: { minHeight: TOUCH, fontFamily: tokens.fontFamilyMonospace },
  button: { minHeight: TOUCH, marginTop: '26px' },
})

interface ScanBarProps {
  readonly store: BenchStore
  readonly field: RefObject<HTMLInputElement | null>
}

/** One field for whatever a scanner reads; the station says what it names. */
export function ScanBar({ store, field }: ScanBarProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { heard, scan } = useStore(
    store,
    useShallow(({ heard, scan }) => ({ heard, scan })),
  )
  const [typed, setTyped] = useState('')
  const take = (event: FormEvent) => {
    event.preventDefault()
    setTyped('')
    void scan(typed)
  }
  const said = heard === undefined ? '' : t(`heard.${heard.as}`, { text: visible(heard.text) })
  const isTaken = heard !== undefined && TAKEN.includes(heard.as)
  return (
    <form className={styles.bar} onSubmit={take}>
      <Field
        className={styles.field}
        label={t('bench.scan')}
        {...(said === ''
          ? { hint: t('bench.first') }
          : { validationMessage: said, validationState: isTaken ? 'success' : 'warning' })}
      >
        <Input
          ref={(input) => {
            field.current = input
          }}
          className={styles.input}
          size="large"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <Button type="submit" size="large" className={styles.button}>
        {t('bench.scanAction')}
      </Button>
    </form>
  )
}
