import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, durationText } from '../text/amounts.ts'
import type { RunProgress, RunView } from './run-view.ts'
import { stalledSeconds } from './stall.ts'
import { ThroughputPlot } from './throughput-plot.tsx'
import { useNow } from './use-now.ts'

const useStyles = makeStyles({
  // As high as all that may stand in it: cards keep their size from one step to the next.
  room: { minHeight: '92px' },
  row: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  figures: { fontVariantNumeric: 'tabular-nums' },
  stalled: { color: tokens.colorStatusWarningForeground1 },
})

interface RunProgressViewProps {
  readonly run: Pick<RunView, 'progress' | 'steps'>
  readonly alone: boolean
}

/** The step at hand of an open run: bytes, speed, speed over time; a stall is called a stall. What moves no bytes is named. */
export function RunProgressView({ run: { progress, steps }, alone }: RunProgressViewProps) {
  const { t } = useTexts()
  const begun = steps.findLast(({ status }) => status === 'started')
  const styles = useStyles()
  return (
    <div className={mergeClasses(!alone && styles.room)}>
      {progress === undefined ? null : <StepProgress progress={progress} />}
      {progress === undefined && begun !== undefined ? (
        <Text>
          {t(`step.${begun.step}`)} ({t('status.started')})
        </Text>
      ) : null}
    </div>
  )
}

function StepProgress({ progress }: { readonly progress: RunProgress }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const now = useNow()
  const { step, doneBytes, totalBytes, bytesPerSecond, speeds } = progress
  const stalled = stalledSeconds(progress, now)
  const figures = [
    t('run.progress', { done: bytesText(language, doneBytes), total: bytesText(language, totalBytes) }),
    ...(bytesPerSecond === undefined ? [] : [t('run.speed', { speed: bytesText(language, bytesPerSecond) })]),
  ]
  return (
    <>
      <div className={styles.row}>
        <Text weight="semibold">{t(`step.${step}`)}</Text>
        <Text className={styles.figures}>{figures.join(' · ')}</Text>
      </div>
      <ProgressBar
        value={totalBytes === 0 ? 0 : doneBytes / totalBytes}
        thickness="large"
        aria-label={t('run.progressLabel', { step: t(`step.${step}`) })}
      />
      {stalled === undefined ? null : (
        <Text className={styles.stalled}>{t('time.stalled', { time: durationText(language, stalled) })}</Text>
      )}
      <ThroughputPlot speeds={speeds} />
    </>
  )
}
