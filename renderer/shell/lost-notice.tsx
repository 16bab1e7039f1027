import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { desktopShell } from '../station/shell.ts'

interface LostNoticeProps {
  /** Asks for a connection anew; the desktop starts the station again for it. */
  onConnect(): Promise<void>
}

/** The station has ended. The desktop can start it again; a browser's address has opened its one connection. */
export function LostNotice({ onConnect }: LostNoticeProps) {
  const { t } = useTexts()
  const [starting, setStarting] = useState(false)
  const isDesktop = desktopShell() !== undefined
  const start = () => {
    setStarting(true)
    void onConnect().finally(() => setStarting(false))
  }
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('app.disconnected')}</MessageBarTitle>
          <div>{t(isDesktop ? 'app.stationEnded' : 'app.disconnectedRemedy')}</div>
        </MessageBarBody>
        {isDesktop ? (
          <MessageBarActions>
            <Button disabled={starting} onClick={start}>
              {t('app.startStation')}
            </Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
    </div>
  )
}
