import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../shared/contract/problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { mayBeBadge, NO_SCAN, operatorOf, withKey } from './badge.ts'
import type { SettingsStore } from './settings-store.ts'

const SHOWN_MS = 6000

const useStyles = makeStyles({
  notice: { position: 'fixed', right: tokens.spacingHorizontalXXL, bottom: tokens.spacingVerticalXXL, zIndex: 1000 },
})

/** Takes a badge that is scanned anywhere outside of a field for a change of operator, and says that it did. */
export function BadgeReader({ store }: { readonly store: SettingsStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const [said, setSaid] = useState<string | Problem>()
  const prefix = useStore(store, ({ view }) => view?.settings.badgePrefix ?? '')
  const scan = useRef(NO_SCAN)
  useEffect(() => {
    if (prefix === '') return undefined
    const take = async (operator: string) => {
      await store.getState().change({ operator })
      setSaid(store.getState().problem ?? operator)
    }
    const hear = (event: KeyboardEvent) => {
      if (isField(event.target) || event.ctrlKey || event.altKey || event.metaKey) {
        scan.current = NO_SCAN
        return
      }
      if (event.key === 'Enter') {
        const operator = operatorOf(scan.current.text, prefix)
        scan.current = NO_SCAN
        if (operator === undefined) return
        // The button that has the focus is not meant.
        event.preventDefault()
        event.stopPropagation()
        void take(operator)
        return
      }
      if ([...event.key].length !== 1) return
      scan.current = withKey(scan.current, event.key, event.timeStamp)
      if (scan.current.text.length > 1 && mayBeBadge(scan.current, prefix)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [prefix, store])
  useEffect(() => {
    if (said === undefined) return undefined
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div role="status" className={styles.notice}>
      {typeof said === 'string' ? (
        <MessageBar intent="success">
          <MessageBarBody>{t('settings.badgeRead', { name: visible(said) })}</MessageBarBody>
        </MessageBar>
      ) : null}
      {typeof said === 'object' ? <ProblemNotice problem={said} /> : null}
    </div>
  )
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
