import { makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { StepReport, StepStatus } from '../../shared/contract/check.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Findings } from '../text/findings.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { STEP_MARKS } from './step-marks.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  mark: { textAlign: 'center', fontWeight: tokens.fontWeightBold },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warned: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  evidence: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
})

/** Steps in their order, ticked off as they are proven. What failed opens in place; what else was found is shown when asked for. */
export function StepList({ steps }: { readonly steps: readonly StepReport[] }) {
  const { t } = useTexts()
  const styles = useStyles()
  const [all, setAll] = useState(false)
  const opens = (status: StepStatus) => all || status === 'failed' || status === 'warned'
  return (
    <>
      <Switch label={t('run.evidence')} checked={all} onChange={(_, { checked }) => setAll(checked)} />
      <ol className={styles.list} aria-label={t('run.steps')}>
        {steps.map(({ step, status, basis, evidence, problem }) => (
          <li key={step} className={styles.step} data-step={step} data-status={status}>
            <span aria-hidden="true" className={mergeClasses(styles.mark, markStyle(styles, status))}>
              {STEP_MARKS[status]}
            </span>
            <div>
              <div>
                {t(`step.${step}`)}{' '}
                <span className={styles.evidence}>
                  ({t(`status.${status}`)}
                  {basis === 'checked' ? '' : `, ${t(`basis.${basis}`)}`})
                </span>
              </div>
              <Findings items={opens(status) ? evidence : []} className={styles.evidence} />
              {problem === undefined ? null : (
                <ProblemNotice problem={problem} intent={status === 'warned' ? 'warning' : 'error'} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

function markStyle(styles: Readonly<Record<'passed' | 'warned' | 'failed', string>>, status: StepStatus) {
  return status === 'passed' || status === 'warned' || status === 'failed' ? styles[status] : undefined
}
