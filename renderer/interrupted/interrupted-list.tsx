import { Card, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { InterruptedRun } from '../../shared/contract/run.ts'
import { hasNeverBegun } from '../../shared/contract/run-state.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { GoOn } from '../bench/go-on.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { lastPart } from '../text/last-part.ts'

const useStyles = makeStyles({
  card: { marginBottom: tokens.spacingVerticalL, rowGap: tokens.spacingVerticalM },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
})

/** Runs that a power cut or a crash has ended, and those that waited for their turn then. Nothing while there are none. */
export function InterruptedList({ store }: { readonly store: BenchStore }) {
  const { interrupted } = useStore(store)
  return (
    <>
      <RunList way="title" runs={interrupted.filter((run) => !hasNeverBegun(run))} store={store} />
      <RunList way="neverBegan" runs={interrupted.filter(hasNeverBegun)} store={store} />
    </>
  )
}

interface RunListProps {
  readonly way: 'title' | 'neverBegan'
  readonly runs: readonly InterruptedRun[]
  readonly store: BenchStore
}

function RunList({ way, runs, store }: RunListProps) {
  const { t } = useTexts()
  const styles = useStyles()
  if (runs.length === 0) return null
  return (
    <Card className={styles.card} role="group" aria-labelledby={`interrupted-${way}`}>
      <Title3 as="h2" id={`interrupted-${way}`}>
        {t(`interrupted.${way}`)}
      </Title3>
      {way === 'neverBegan' ? <Text>{t('interrupted.neverBeganText')}</Text> : null}
      <ul className={styles.list}>
        {runs.map((run) => (
          <li key={run.run}>
            <InterruptedRow run={run} store={store} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** With both ways on; a run that never began has nothing to start over. */
function InterruptedRow({ run, store }: { readonly run: InterruptedRun; readonly store: BenchStore }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const isNew = hasNeverBegun(run)
  const isAsExpected = run.marker === (isNew ? 'none' : 'this-run')
  const marker = isAsExpected || run.marker === 'this-run' ? undefined : t(`interrupted.marker.${run.marker}`)
  return (
    <div className={styles.row}>
      <Text className={styles.text}>
        <Imported text={run.serial} /> · <Imported text={lastPart(run.target)} /> · {timeText(language, run.startedAt)}
        {marker === undefined ? null : ` · ${marker}`}
      </Text>
      {run.canResume ? <GoOn run={run} store={store} startOver={false} isNew={isNew} /> : null}
      {isNew && run.canResume ? null : <GoOn run={run} store={store} startOver={true} />}
    </div>
  )
}
