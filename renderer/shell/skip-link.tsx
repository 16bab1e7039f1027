import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { RefObject } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

const useStyles = makeStyles({
  link: {
    position: 'absolute',
    top: tokens.spacingVerticalXS,
    left: tokens.spacingHorizontalXS,
    zIndex: 1000,
    ':not(:focus)': {
      width: '1px',
      minWidth: 0,
      height: '1px',
      padding: 0,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
})

/** The first stop of the Tab key, seen only there: takes the focus past the head of the page. */
export function SkipLink({ to }: { readonly to: RefObject<HTMLElement | null> }) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <Button className={styles.link} appearance="primary" onClick={() => to.current?.focus()}>
      {t('app.skip')}
    </Button>
  )
}
