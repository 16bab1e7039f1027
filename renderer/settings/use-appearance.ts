import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useEffect, useSyncExternalStore } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'
import { useMedia } from '../controls/use-media.ts'
import { languageFor } from '../i18n/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { desktopShell } from '../station/shell.ts'

/** The theme that is set, or the one that the system asks for. Where it forces its own colours, the browser draws with those. */
export function useTheme(set: Settings['theme']): Theme {
  const dark = useMedia('(prefers-color-scheme: dark)')
  const contrast = useMedia('(prefers-contrast: more) and (not (forced-colors: active))')
  switch (set) {
    case 'light':
      return webLightTheme
    case 'dark':
      return webDarkTheme
    case 'contrast':
      return teamsHighContrastTheme
    case 'system':
      return contrast ? teamsHighContrastTheme : dark ? webDarkTheme : webLightTheme
  }
}

/** Makes the page speak the language that is set, or the system's, also when that changes. */
export function useLanguage(set: Settings['language'] | undefined): void {
  const { language, setLanguage } = useTexts()
  const system = useSyncExternalStore(onLanguageChange, () => languageFor(navigator.languages))
  const wanted = set === undefined ? language : set === 'system' ? system : set
  useEffect(() => {
    if (wanted !== language) setLanguage(wanted)
    desktopShell()?.setLanguage(wanted)
  })
}

function onLanguageChange(changed: () => void): () => void {
  window.addEventListener('languagechange', changed)
  return () => window.removeEventListener('languagechange', changed)
}
