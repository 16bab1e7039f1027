import { makeStyles, tokens } from '@fluentui/react-components'
import type { StepReport } from '../../shared/contract/check.ts'
import { StepItem } from '../run/step-item.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
})

interface StageStepsProps {
  readonly steps: readonly StepReport[]
  /** Shows what was found in every step, rather than where something is wrong. */
  readonly all: boolean
}

/** The steps of one stage. */
export function StageSteps({ steps, all }: StageStepsProps) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {steps.map((report) => (
        <StepItem key={report.step} report={report} all={all} />
      ))}
    </ul>
  )
}
