import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { RunRow } from '../../shared/contract/run.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { StateBadge } from '../run/state-badge.tsx'
import { timeText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { lastPart } from '../text/last-part.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  item: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
})

interface DeviceRunsProps {
  readonly runs: readonly RunRow[]
  readonly shown: string
  onOpen(run: string): void
}

/** The device's whole story: every run of its serial number, the newest first. */
export function DeviceRuns({ runs, shown, onOpen }: DeviceRunsProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  return (
    <div>
      <Text weight="semibold">{t('log.device', { count: runs.length })}</Text>
      <ol className={styles.list} aria-label={t('log.device', { count: runs.length })}>
        {runs.map(({ run, state, problem, target, startedAt }) => (
          <li key={run} className={styles.item}>
            <Button
              size="small"
              appearance={run === shown ? 'primary' : 'secondary'}
              aria-pressed={run === shown}
              onClick={() => onOpen(run)}
            >
              {timeText(language, startedAt)}
            </Button>
            <StateBadge state={state} problem={problem} />
            <Imported text={lastPart(target)} />
          </li>
        ))}
      </ol>
    </div>
  )
}
