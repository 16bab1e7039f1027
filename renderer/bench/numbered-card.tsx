import { Card, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components'
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
    border: `2px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  done: {
    backgroundColor: tokens.colorStatusSuccessBackground3,
    border: `2px solid ${tokens.colorStatusSuccessBackground3}`,
    color: tokens.colorNeutralForegroundOnBrand,
  },
})

interface NumberedCardProps {
  readonly number: number
  readonly id: string
  readonly title: string
  readonly isDone: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** One of the steps that lead through a job: its number turns into a tick when the step is done. */
export function NumberedCard({ number, id, title, isDone, className, children }: NumberedCardProps) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <Card className={mergeClasses(styles.card, className)} role="group" aria-labelledby={id}>
      <div className={styles.head}>
        <span
          className={mergeClasses(styles.number, isDone && styles.done)}
          role="img"
          aria-label={isDone ? t('bench.done') : t('bench.stepNumber', { number })}
        >
          {isDone ? '✓' : number}
        </span>
        <Title3 as="h2" id={id}>
          {title}
        </Title3>
      </div>
      {children}
    </Card>
  )
}
