import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { ThirdParty } from '../../shared/contract/about.ts'

const useStyles = makeStyles({
  summary: { cursor: 'pointer' },
  text: {
    whiteSpace: 'break-spaces',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
  },
})

/** One part that others made; its text is long, so it is drawn only when it is opened. */
export function Licence({ party: { name, version, licence, text } }: { readonly party: ThirdParty }) {
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.summary} lang="en">
        {name} {version} · {licence}
      </summary>
      {open ? (
        <pre lang="en" className={styles.text}>
          {text}
        </pre>
      ) : null}
    </details>
  )
}
