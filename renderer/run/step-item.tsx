import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { StepReport, StepStatus } from '../../shared/contract/check.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Findings } from '../text/findings.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'

const useStyles = makeStyles({
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  mark: { textAlign: 'center', fontWeight: tokens.fontWeightBold, color: tokens.colorNeutralForeground2 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warned: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
})

/** The sign before a step; its state stands beside it in words. */
const MARKS: Readonly<Record<StepStatus, string>> = Object.freeze({
  started: '…',
  passed: '✓',
  warned: '!',
  failed: '✕',
  'not-run': '–',
})

interface StepItemProps {
  readonly report: StepReport
  /** Shows what was found even where nothing is wrong. */
  readonly all: boolean
}

/** A step with its sign, how far it is backed, what was found, and what to do where it failed. */
export function StepItem({ report: { step, status, basis, evidence, problem }, all }: StepItemProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const isBacked = basis === 'checked' || status === 'started' || status === 'not-run'
  return (
    <li className={styles.step} data-step={step} data-status={status}>
      <span aria-hidden="true" className={mergeClasses(styles.mark, markStyle(styles, status))}>
        {MARKS[status]}
      </span>
      <div>
        <div>
          {t(`step.${step}`)}{' '}
          <span className={styles.quiet}>
            ({t(`status.${status}`)}
            {isBacked ? '' : `, ${t(`basis.${basis}`)}`})
          </span>
        </div>
        <Findings items={all || status === 'failed' || status === 'warned' ? evidence : []} className={styles.quiet} />
        {problem === undefined ? null : (
          <ProblemNotice problem={problem} intent={status === 'warned' ? 'warning' : 'error'} />
        )}
      </div>
    </li>
  )
}

function markStyle(styles: Readonly<Record<'passed' | 'warned' | 'failed', string>>, status: StepStatus) {
  return status === 'passed' || status === 'warned' || status === 'failed' ? styles[status] : undefined
}
