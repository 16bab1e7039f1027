import { Button, makeStyles, useRestoreFocusTarget } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { desktopShell } from '../station/shell.ts'
import { AboutDialog } from './about-dialog.tsx'

const useStyles = makeStyles({
  button: { marginInlineStart: 'auto', minWidth: 'auto' },
})

/** Opens the about box; so does the menu. */
export function AboutButton() {
  const { t } = useTexts()
  const styles = useStyles()
  const opener = useRestoreFocusTarget()
  const [shown, setShown] = useState(false)
  useEffect(
    () =>
      desktopShell()?.onCommand(({ kind }) => {
        if (kind === 'about') setShown(true)
      }),
    [],
  )
  return (
    <>
      <Button {...opener} appearance="subtle" className={styles.button} onClick={() => setShown(true)}>
        {t('about.open')}
      </Button>
      {shown ? <AboutDialog onClose={() => setShown(false)} /> : null}
    </>
  )
}
