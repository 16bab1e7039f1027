import { Badge, Field, makeStyles, Select, Title3, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FirstBootReport, StepReport, TaskSequence } from '../../shared/contract/check.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { type RunView, shownState } from '../bench/run-view.ts'
import { StateBadge } from '../bench/state-badge.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { ChainView } from './chain-view.tsx'
import { CheckForm } from './check-form.tsx'
import type { FirstBootStore } from './first-boot-store.ts'
import { OfferedToUser } from './offered-to-user.tsx'

const OWN_CHECK = 'own-check'

const useStyles = makeStyles({
  view: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 1fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  head: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
})

interface FirstBootViewProps {
  readonly store: FirstBootStore
  readonly bench: BenchStore
}

interface Shown {
  readonly steps: readonly StepReport[]
  readonly taskSequences: readonly TaskSequence[]
}

/** What the customer's computer will do at its first start: from a run at the bench, live, or from a check of its own. */
export function FirstBootView({ store, bench }: FirstBootViewProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const runs = useStore(bench, ({ jobs }) => jobs).flatMap((job) => job.runs)
  const check = useStore(store)
  const [wanted, setWanted] = useState<string>()
  const first = check.target === undefined ? (runs[0]?.run ?? OWN_CHECK) : OWN_CHECK
  const source = wanted ?? first
  const run = runs.find((each) => each.run === source)
  const { steps, taskSequences } = run === undefined ? ofCheck(check) : ofRun(run)
  return (
    <div className={styles.view}>
      <CheckForm store={store} onCheck={() => setWanted(OWN_CHECK)} />
      <section className={styles.column} aria-labelledby="chain-title">
        <Title3 as="h2" id="chain-title">
          {t('firstBoot.chain')}
        </Title3>
        <div className={styles.head}>
          <Field label={t('firstBoot.source')}>
            <Select value={run?.run ?? OWN_CHECK} onChange={(_, { value }) => setWanted(value)}>
              <option value={OWN_CHECK}>{t('firstBoot.check')}</option>
              {runs.map((each) => (
                <option key={each.run} value={each.run}>
                  {`${visible(each.serial)} · ${visible(each.target)}`}
                </option>
              ))}
            </Select>
          </Field>
          <div role="status">
            {run === undefined ? <Verdict report={check.report} /> : <StateBadge state={shownState(run)} />}
          </div>
        </div>
        {run === undefined && check.problem !== undefined ? <ProblemNotice problem={check.problem} /> : null}
        <ChainView steps={steps} />
        <OfferedToUser offered={taskSequences} />
      </section>
    </div>
  )
}

function ofRun({ steps, result }: RunView): Shown {
  return { steps, taskSequences: result?.taskSequences ?? [] }
}

function ofCheck({ steps, report }: { steps: readonly StepReport[]; report: FirstBootReport | undefined }): Shown {
  return { steps, taskSequences: report?.taskSequences ?? [] }
}

function Verdict({ report }: { readonly report: FirstBootReport | undefined }) {
  const { t } = useTexts()
  if (report === undefined) return null
  const color = { ready: 'success', 'ready-unchecked': 'warning', 'not-ready': 'danger' } as const
  return (
    <Badge appearance="tint" size="large" color={color[report.verdict]}>
      {t(`firstBoot.verdict.${report.verdict}`)}
    </Badge>
  )
}
