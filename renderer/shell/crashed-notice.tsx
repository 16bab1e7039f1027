import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { desktopShell } from '../station/shell.ts'

/** The page before this one has stopped; its entries are gone, its jobs are not. Nothing otherwise. */
export function CrashedNotice() {
  const { t } = useTexts()
  const [isShown, setShown] = useState(false)
  useEffect(
    () =>
      desktopShell()?.onCommand((command) => {
        if (command.kind === 'page-crashed') setShown(true)
      }),
    [],
  )
  if (!isShown) return null
  return (
    <div role="status">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('app.pageCrashed')}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => setShown(false)}>{t('app.dismiss')}</Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  )
}
