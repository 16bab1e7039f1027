import { Card, makeStyles, mergeClasses, shorthands, Title3, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  number: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '32px',
    height: '32px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  now: {
    backgroundColor: tokens.colorBrandBackground,
    border: `2px solid ${tokens.colorBrandBackground}`,
    color: tokens.colorNeutralForegroundOnBrand,
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      ...shorthands.borderColor('Highlight'),
    },
  },
  entered: { border: `2px solid ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1 },
})

/** What is entered is not proven: nothing here is green. */
export type StepState = 'ahead' | 'now' | 'entered'

interface NumberedCardProps {
  readonly number: number
  readonly id: string
  readonly title: string
  readonly state: StepState
  readonly className?: string
  readonly children: ReactNode
}

/** One of the steps that lead through a job: the one to be done now stands out, and a number turns into a tick when all of it is entered. */
export function NumberedCard({ number, id, title, state, className, children }: NumberedCardProps) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <Card className={mergeClasses(styles.card, className)} role="group" aria-labelledby={id}>
      <div className={styles.head}>
        <span
          className={mergeClasses(styles.number, state !== 'ahead' && styles[state])}
          role="img"
          aria-label={state === 'entered' ? t('bench.entered') : t('bench.stepNumber', { number })}
          data-step-state={state}
        >
          {state === 'entered' ? '✓' : number}
        </span>
        <Title3 as="h2" id={id}>
          {title}
        </Title3>
      </div>
      {children}
    </Card>
  )
}
