import { Card, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground2 },
})

interface SettingCardProps {
  /** Unique on the page; the card is named by its title. */
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** Settings that belong together. */
export function SettingCard({ id, title, hint, children }: SettingCardProps) {
  const styles = useStyles()
  return (
    <Card className={styles.card} role="group" aria-labelledby={id}>
      <Subtitle1 as="h3" id={id}>
        {title}
      </Subtitle1>
      {hint === undefined ? null : <Text className={styles.hint}>{hint}</Text>}
      {children}
    </Card>
  )
}
