import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, durationText } from '../text/amounts.ts'
import type { RunProgress } from './run-view.ts'
import { stalledSeconds } from './stall.ts'
import { ThroughputPlot } from './throughput-plot.tsx'
import { useNow } from './use-now.ts'

const useStyles = makeStyles({
  row: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  figures: { fontVariantNumeric: 'tabular-nums' },
  stalled: { color: tokens.colorStatusWarningForeground1 },
})

/** The step at hand: bytes, speed, speed over time; a stall is called a stall. */
export function RunProgressView({ progress }: { readonly progress: RunProgress }) {
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
    <div>
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
    </div>
  )
}
