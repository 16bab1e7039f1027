import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components'
import type { StepName } from '../../shared/contract/check.ts'
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

/** The step at hand of an open run: bytes, speed, speed over time; a stall is called a stall. */
export function RunProgressView({ run: { progress, steps }, alone }: RunProgressViewProps) {
  const begun = steps.findLast(({ status }) => status === 'started')
  const styles = useStyles()
  return (
    <div className={mergeClasses(!alone && styles.room)}>
      {progress === undefined ? null : <StepProgress progress={progress} />}
      {progress === undefined && begun !== undefined ? <StepAtWork step={begun.step} /> : null}
    </div>
  )
}

/** A step that moves no bytes tells no more than that it is at work. */
function StepAtWork({ step }: { readonly step: StepName }) {
  const { t } = useTexts()
  const name = t(`step.${step}`)
  return (
    <>
      <Text weight="semibold">{name}</Text>
      <ProgressBar thickness="large" aria-label={t('run.progressLabel', { step: name })} />
    </>
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
