import { makeStyles, tokens } from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, durationText } from '../text/amounts.ts'
import { highest, plotPoints, type Speed } from './throughput.ts'

const WIDTH = 300
const HEIGHT = 40
/** Above the highest speed. */
const HEADROOM = 6

const useStyles = makeStyles({
  plot: {
    display: 'block',
    marginTop: tokens.spacingVerticalXS,
    width: '100%',
    height: `${HEIGHT + HEADROOM}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  area: { fill: tokens.colorBrandBackground2, stroke: 'none' },
  line: { fill: 'none', stroke: tokens.colorBrandForeground1, strokeWidth: '2px' },
  caption: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})

/** How fast the step has gone of late: a line from zero to the highest speed, and the same in words. */
export function ThroughputPlot({ speeds }: { readonly speeds: readonly Speed[] }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const points = plotPoints(speeds, WIDTH, HEIGHT)
  const [first] = speeds
  const last = speeds.at(-1)
  if (points === '' || first === undefined || last === undefined) return null
  return (
    <div>
      <svg
        className={styles.plot}
        viewBox={`0 ${-HEADROOM} ${WIDTH} ${HEIGHT + HEADROOM}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <polygon className={styles.area} points={`0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
        <polyline className={styles.line} points={points} vectorEffect="non-scaling-stroke" />
      </svg>
      <div className={styles.caption}>
        {t('run.throughput', {
          time: durationText(language, (last.at - first.at) / 1000),
          speed: bytesText(language, highest(speeds)),
        })}
      </div>
    </div>
  )
}
