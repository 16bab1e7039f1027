import { Badge, Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { PointAnswer } from '../../shared/contract/point-answer.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { problemOf } from '../station/problem-of.ts'
import { useStation } from '../station/station-context.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { PointAnswerFacts } from './point-answer-facts.tsx'
import { PointTrust } from './point-trust.tsx'
import type { SettingsStore } from './settings-store.ts'
import type { TrustStore } from './trust-store.ts'

const useStyles = makeStyles({
  item: { display: 'grid', rowGap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  address: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
})

interface PointItemProps {
  readonly address: string
  /** Counted from 0, of `count`. */
  readonly place: number
  readonly count: number
  readonly isLocked: boolean
  readonly store: SettingsStore
  readonly trust: TrustStore
  onMove(to: number): void
  onRemove(): void
}

interface Test {
  readonly isRunning: boolean
  readonly answer: PointAnswer | undefined
  readonly problem: Problem | undefined
}

const UNTESTED: Test = Object.freeze({ isRunning: false, answer: undefined, problem: undefined })

/** A management point: its place in the order, how it answers now, what it is trusted by. */
export function PointItem({ address, place, count, isLocked, store, trust, onMove, onRemove }: PointItemProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const station = useStation()
  const [test, setTest] = useState(UNTESTED)
  const named = { address: visible(address) }
  const ask = async () => {
    setTest({ ...UNTESTED, isRunning: true })
    await station.settings.testPoint({ address }).then(
      (answer) => setTest({ ...UNTESTED, answer }),
      (error: unknown) => setTest({ ...UNTESTED, problem: problemOf(error) }),
    )
  }
  return (
    <section className={styles.item} aria-label={named.address}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.address}>
          <Imported text={address} />
        </Text>
        {place === 0 ? (
          <Badge appearance="tint" color="brand">
            {t('points.default')}
          </Badge>
        ) : null}
      </div>
      <div className={styles.buttons}>
        <Button disabled={test.isRunning} aria-label={t('points.testLabel', named)} onClick={() => void ask()}>
          {t('points.test')}
        </Button>
        {isLocked || count < 2 ? null : (
          <>
            <Button disabled={place === 0} aria-label={t('points.upLabel', named)} onClick={() => onMove(place - 1)}>
              {t('points.up')}
            </Button>
            <Button
              disabled={place === count - 1}
              aria-label={t('points.downLabel', named)}
              onClick={() => onMove(place + 1)}
            >
              {t('points.down')}
            </Button>
            <Button disabled={place === 0} aria-label={t('points.makeDefaultLabel', named)} onClick={() => onMove(0)}>
              {t('points.makeDefault')}
            </Button>
          </>
        )}
        {isLocked ? null : (
          <Button aria-label={t('settings.removePoint', named)} onClick={onRemove}>
            {t('settings.remove')}
          </Button>
        )}
      </div>
      {address.startsWith('https:') ? <PointTrust address={address} store={store} trust={trust} /> : null}
      <div role="status">
        {test.isRunning ? <Spinner size="tiny" labelPosition="after" label={t('points.testing')} /> : null}
        {test.answer === undefined ? null : <PointAnswerFacts answer={test.answer} />}
      </div>
      {test.problem === undefined ? null : <ProblemNotice problem={test.problem} />}
    </section>
  )
}
