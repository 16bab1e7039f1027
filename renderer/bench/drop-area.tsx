import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { desktopShell } from '../station/shell.ts'

const useStyles = makeStyles({
  area: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    minHeight: '96px',
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
  },
})

interface DropAreaProps {
  readonly title?: string
  readonly text: string
  readonly children: ReactNode
}

/** Where nothing is chosen yet: what may be dropped here, and the other ways to choose it. A browser tells no paths. */
export function DropArea({ title, text, children }: DropAreaProps) {
  const styles = useStyles()
  return (
    <div className={styles.area}>
      {title === undefined ? null : (
        <Text align="center" weight="semibold">
          {title}
        </Text>
      )}
      {desktopShell() === undefined ? null : <Text align="center">{text}</Text>}
      {children}
    </div>
  )
}
