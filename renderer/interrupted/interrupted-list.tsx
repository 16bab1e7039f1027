import { Card, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { InterruptedRun } from '../../shared/contract/run.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { lastPart } from '../text/last-part.ts'
import { GoOn } from './go-on.tsx'

const useStyles = makeStyles({
  card: { marginBottom: tokens.spacingVerticalL, rowGap: tokens.spacingVerticalM },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
})

/** Runs that a power cut or a crash has ended, each with both ways on. Nothing while there are none. */
export function InterruptedList({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { interrupted } = useStore(store)
  if (interrupted.length === 0) return null
  return (
    <Card className={styles.card} role="group" aria-labelledby="interrupted-title">
      <Title3 as="h2" id="interrupted-title">
        {t('interrupted.title')}
      </Title3>
      <ul className={styles.list}>
        {interrupted.map((run) => (
          <li key={run.run}>
            <InterruptedRow run={run} store={store} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function InterruptedRow({ run, store }: { readonly run: InterruptedRun; readonly store: BenchStore }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const marker = run.marker === 'this-run' ? undefined : t(`interrupted.marker.${run.marker}`)
  return (
    <div className={styles.row}>
      <Text className={styles.text}>
        <Imported text={run.serial} /> · <Imported text={lastPart(run.target)} /> · {timeText(language, run.startedAt)}
        {marker === undefined ? null : ` · ${marker}`}
      </Text>
      {run.canResume ? <GoOn run={run} store={store} startOver={false} /> : null}
      <GoOn run={run} store={store} startOver={true} />
    </div>
  )
}
