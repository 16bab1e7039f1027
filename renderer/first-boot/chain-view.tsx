import { Badge, Card, makeStyles, mergeClasses, Switch, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { StepReport } from '../../shared/contract/check.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { chainOf, type Stage, type StageStatus } from './chain.ts'
import { StageSteps } from './stage-steps.tsx'

const MARKS: Readonly<Record<StageStatus, string>> = Object.freeze({
  waiting: '○',
  running: '…',
  passed: '✓',
  warned: '!',
  partly: '◐',
  failed: '✕',
  'not-run': '–',
})

const useStyles = makeStyles({
  chain: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  stage: { display: 'grid', gridTemplateColumns: '36px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  rail: { display: 'flex', flexDirection: 'column', alignItems: 'center' },
  mark: {
    boxSizing: 'border-box',
    width: '32px',
    height: '32px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    display: 'grid',
    placeItems: 'center',
    fontWeight: tokens.fontWeightBold,
  },
  line: { flexGrow: 1, width: '2px', minHeight: '12px', backgroundColor: tokens.colorNeutralStrokeAccessible },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  card: { marginBottom: tokens.spacingVerticalM, rowGap: tokens.spacingVerticalS },
})

const useMarkStyles = makeStyles({
  waiting: { color: tokens.colorNeutralForeground2 },
  running: { color: tokens.colorBrandForeground1, border: `2px solid ${tokens.colorBrandStroke1}` },
  passed: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `2px solid ${tokens.colorStatusSuccessBorderActive}`,
  },
  warned: {
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `2px solid ${tokens.colorStatusWarningBorderActive}`,
  },
  partly: {
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `2px dashed ${tokens.colorStatusWarningBorderActive}`,
  },
  failed: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `2px solid ${tokens.colorStatusDangerBorderActive}`,
  },
  'not-run': { color: tokens.colorNeutralForeground2 },
})

/** The chain from firmware to task sequences, each stage with its state as sign and word, and what was found. */
export function ChainView({ steps }: { readonly steps: readonly StepReport[] }) {
  const { t } = useTexts()
  const styles = useStyles()
  const stages = chainOf(steps)
  const [all, setAll] = useState(false)
  return (
    <>
      <Switch label={t('run.evidence')} checked={all} onChange={(_, { checked }) => setAll(checked)} />
      <ol className={styles.chain} aria-label={t('firstBoot.chain')}>
        {stages.map((stage, index) => (
          <li key={stage.name} className={styles.stage} data-stage={stage.name} data-status={stage.status}>
            <StageRail status={stage.status} last={index === stages.length - 1} />
            <StageCard stage={stage} all={all} />
          </li>
        ))}
      </ol>
    </>
  )
}

function StageRail({ status, last }: { readonly status: StageStatus; readonly last: boolean }) {
  const styles = useStyles()
  const marks = useMarkStyles()
  return (
    <div className={styles.rail} aria-hidden="true">
      <div data-mark={status} className={mergeClasses(styles.mark, marks[status])}>
        {MARKS[status]}
      </div>
      {last ? null : <div className={styles.line} />}
    </div>
  )
}

const COLORS = {
  waiting: 'subtle',
  running: 'brand',
  passed: 'success',
  warned: 'warning',
  partly: 'warning',
  failed: 'danger',
  'not-run': 'subtle',
} as const

function StageCard({ stage: { name, status, steps }, all }: { readonly stage: Stage; readonly all: boolean }) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <Card className={styles.card} size="small">
      <div className={styles.head}>
        <Text weight="semibold">{t(`firstBoot.stage.${name}`)}</Text>
        <Badge appearance="tint" color={COLORS[status]}>
          {t(`firstBoot.status.${status}`)}
        </Badge>
      </div>
      {steps.length === 0 ? null : <StageSteps steps={steps} all={all} />}
    </Card>
  )
}
