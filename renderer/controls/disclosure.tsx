import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'

const useStyles = makeStyles({
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold, paddingBlock: '12px', lineHeight: '20px' },
})

interface DisclosureProps {
  readonly summary: string
  /** Whether it is open as long as nobody has opened or closed it by hand. */
  readonly open: boolean
  readonly children: ReactNode
}

/** Details under a line that opens and closes them. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  const styles = useStyles()
  const [byHand, setByHand] = useState<boolean>()
  const shown = byHand ?? open
  return (
    <details
      open={shown}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== shown) setByHand(currentTarget.open)
      }}
    >
      <summary className={styles.summary}>{summary}</summary>
      {shown ? children : null}
    </details>
  )
}
