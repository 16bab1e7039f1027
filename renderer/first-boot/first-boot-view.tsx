import { Badge, Field, makeStyles, Select, Text, Title3, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FirstBootReport } from '../../shared/contract/check.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { shownState } from '../run/run-view.ts'
import { StateBadge } from '../run/state-badge.tsx'
import { visible } from '../text/escape.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { caveatsOf } from './chain.ts'
import { ChainView } from './chain-view.tsx'
import { CheckForm } from './check-form.tsx'
import type { FirstBootStore } from './first-boot-store.ts'
import { LaterCard } from './later-card.tsx'
import type { LaterStore } from './later-store.ts'
import { OfferedToUser } from './offered-to-user.tsx'
import { OWN_CHECK, type Shown, shownOf, sourcesOf } from './sources.ts'
import { Transcript } from './transcript.tsx'

const useStyles = makeStyles({
  view: {
    display: 'grid',
    gridTemplateColumns: 'minmax(280px, 1fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  head: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  verdict: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexWrap: 'wrap',
    minHeight: '32px',
  },
  source: { minWidth: 0, maxWidth: '100%', gridTemplateColumns: 'minmax(0, 1fr)' },
})

interface FirstBootViewProps {
  readonly store: FirstBootStore
  readonly later: LaterStore
  readonly bench: BenchStore
}

/** What the customer's computer will do at its first start: from a run at the bench, a check of its own, or a later one. */
export function FirstBootView({ store, later, bench }: FirstBootViewProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const runs = useStore(bench, ({ jobs }) => jobs).flatMap((job) => job.runs)
  const check = useStore(store)
  const outcomes = useStore(later, (state) => state.outcomes)
  const [wanted, setWanted] = useState<string>()
  const sources = sourcesOf(runs, check, outcomes)
  const first = check.target === undefined ? (sources[1]?.id ?? OWN_CHECK) : OWN_CHECK
  const source = sources.find(({ id }) => id === (wanted ?? first)) ?? sources[0]
  const shown = shownOf(source)
  return (
    <div className={styles.view}>
      <div className={styles.column}>
        <CheckForm store={store} onCheck={() => setWanted(OWN_CHECK)} />
        <LaterCard store={later} onAsked={({ run }) => setWanted(`later ${run}`)} />
      </div>
      <section className={styles.column} aria-labelledby="chain-title">
        <Title3 as="h2" id="chain-title">
          {t('firstBoot.chain')}
        </Title3>
        <div className={styles.head}>
          <Field className={styles.source} label={t('firstBoot.source')}>
            <Select value={source?.id ?? OWN_CHECK} onChange={(_, { value }) => setWanted(value)}>
              {sources.map(({ id, kind, label }) => (
                <option key={id} value={id}>
                  {kind === 'check' ? t('firstBoot.check') : t(`firstBoot.sourceOf.${kind}`, { name: visible(label) })}
                </option>
              ))}
            </Select>
          </Field>
          <div role="status" className={styles.verdict}>
            <Verdict shown={shown} />
          </div>
        </div>
        {shown.problem === undefined ? null : <ProblemNotice problem={shown.problem} />}
        {shown.steps.length === 0 && shown.problem === undefined ? <Text>{t('firstBoot.nothing')}</Text> : null}
        <ChainView steps={shown.steps} />
        <OfferedToUser offered={shown.taskSequences} />
        <Transcript lines={shown.transcript} name={visible(shown.name)} />
      </section>
    </div>
  )
}

/** The verdict, and what is to be known beside it: warnings, and how much rests on no real site. */
function Verdict({ shown: { run, verdict, steps } }: { readonly shown: Shown }) {
  const { t } = useTexts()
  if (run === undefined && verdict === undefined) return null
  const { warnings, notReal } = caveatsOf(steps)
  return (
    <>
      {run === undefined ? null : <StateBadge state={shownState(run)} />}
      {verdict === undefined ? null : <VerdictBadge verdict={verdict} isClear={warnings === 0} />}
      {warnings === 0 ? null : (
        <Badge appearance="tint" size="large" color="warning">
          {t('firstBoot.warnings', { count: warnings })}
        </Badge>
      )}
      {notReal === 0 ? null : (
        <Badge appearance="tint" size="large" color="informative">
          {t('firstBoot.notReal', { count: notReal })}
        </Badge>
      )}
    </>
  )
}

interface VerdictBadgeProps {
  readonly verdict: FirstBootReport['verdict']
  /** Without a warning. */
  readonly isClear: boolean
}

function VerdictBadge({ verdict, isClear }: VerdictBadgeProps) {
  const { t } = useTexts()
  const color = { ready: isClear ? 'success' : 'warning', 'ready-unchecked': 'warning', 'not-ready': 'danger' } as const
  return (
    <Badge appearance="tint" size="large" color={color[verdict]}>
      {t(`firstBoot.verdict.${verdict}`)}
    </Badge>
  )
}
