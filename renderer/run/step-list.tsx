import { makeStyles, Switch, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { StepReport } from '../../shared/contract/check.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { StepItem } from './step-item.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
})

/** Steps in their order, ticked off as they are proven. What failed opens in place; what else was found is shown when asked for. */
export function StepList({ steps }: { readonly steps: readonly StepReport[] }) {
  const { t } = useTexts()
  const styles = useStyles()
  const [all, setAll] = useState(false)
  return (
    <>
      <Switch label={t('run.evidence')} checked={all} onChange={(_, { checked }) => setAll(checked)} />
      <ol className={styles.list} aria-label={t('run.steps')}>
        {steps.map((report) => (
          <StepItem key={report.step} report={report} all={all} />
        ))}
      </ol>
    </>
  )
}
