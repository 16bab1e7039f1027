import {
  FluentProvider,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { connectStation } from '../station/connect-station.ts'
import type { StationClient } from '../station/station-client.ts'
import { App } from './app.tsx'

/** The whole page: theme of the system, connection to the station, then the views. */
export function Page() {
  const dark = useMedia('(prefers-color-scheme: dark)')
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <Connected />
    </FluentProvider>
  )
}

type Connection = { readonly station: StationClient | undefined; readonly lost: boolean }

function Connected() {
  const { t } = useTexts()
  const [{ station, lost }, setConnection] = useState<Connection>({ station: undefined, lost: false })
  useEffect(() => {
    const lose = () => setConnection((before) => ({ ...before, lost: true }))
    connectStation().then((connection) => {
      setConnection({ station: connection.station, lost: false })
      connection.lost.then(lose)
    }, lose)
  }, [])
  return (
    <>
      {lost ? <Lost /> : null}
      {station === undefined ? null : <App station={station} />}
      {station === undefined && !lost ? <Spinner label={t('app.connecting')} /> : null}
    </>
  )
}

function Lost() {
  const { t } = useTexts()
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('app.disconnected')}</MessageBarTitle>
          <div>{t('app.disconnectedRemedy')}</div>
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
