import { Button, Dropdown, Field, Input, makeStyles, Option, shorthands, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { RUN_STATES } from '../../shared/contract/run-state.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { lastPart } from '../text/last-part.ts'
import { EVERYTHING, isNarrowed, type Narrowing } from './log-filter.ts'
import type { LogStore } from './log-store.ts'

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
    margin: 0,
    padding: 0,
    ...shorthands.borderStyle('none'),
  },
  choice: { minWidth: 0, width: '100%' },
})

type Single = 'operator' | 'station' | 'media' | 'code'

/** What the log is narrowed to besides the search. */
export function FilterBar({ store }: { readonly store: LogStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { narrowing, choices, narrow, readChoices } = useStore(store)
  useEffect(() => void readChoices(), [readChoices])
  const change = (part: Partial<Narrowing>) => void narrow(part)
  const singles: readonly (readonly [Single, readonly string[]])[] = [
    ['operator', choices.operators],
    ['station', choices.stations],
    ['media', choices.media],
    ['code', choices.codes],
  ]
  return (
    <fieldset className={styles.bar} aria-label={t('log.filters')}>
      <Field label={t('log.state')} className={styles.choice}>
        <Dropdown
          multiselect
          className={styles.choice}
          placeholder={t('log.all')}
          value={narrowing.states.map((state) => t(`state.${state}`)).join(', ')}
          selectedOptions={[...narrowing.states]}
          onOptionSelect={(_, { selectedOptions }) =>
            change({ states: RUN_STATES.filter((state) => selectedOptions.includes(state)) })
          }
        >
          {RUN_STATES.map((state) => (
            <Option key={state} value={state}>
              {t(`state.${state}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {(['fromDay', 'toDay'] as const).map((day) => (
        <Field key={day} label={t(`log.${day}`)} className={styles.choice}>
          <Input
            type="date"
            className={styles.choice}
            value={narrowing[day]}
            onChange={(_, { value }) => change({ [day]: value })}
          />
        </Field>
      ))}
      {singles.map(([name, values]) => (
        <Choice key={name} name={name} values={values} value={narrowing[name]} onChange={change} />
      ))}
      {isNarrowed(narrowing) ? (
        <Button onClick={() => change({ ...EVERYTHING, search: narrowing.search })}>{t('log.clearFilters')}</Button>
      ) : null}
    </fieldset>
  )
}

interface ChoiceProps {
  readonly name: Single
  readonly values: readonly string[]
  readonly value: string
  onChange(part: Partial<Narrowing>): void
}

function Choice({ name, values, value, onChange }: ChoiceProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const shown = (text: string) => visible(name === 'media' ? lastPart(text) : text)
  return (
    <Field label={t(`log.${name}`)} className={styles.choice}>
      <Dropdown
        className={styles.choice}
        value={value === '' ? t('log.all') : shown(value)}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => onChange({ [name]: optionValue ?? '' })}
      >
        {['', ...values].map((each) => (
          <Option key={each} value={each} text={each === '' ? t('log.all') : shown(each)}>
            {each === '' ? t('log.all') : shown(each)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
