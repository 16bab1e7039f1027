import { Field, ProgressBar } from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText } from '../text/amounts.ts'
import type { ByteCount } from './library-state.ts'

/** How far work on media is: a bar, and the bytes. */
export function ByteProgress({ label, count }: { readonly label: string; readonly count: ByteCount }) {
  const { t, language } = useTexts()
  const { doneBytes, totalBytes } = count
  const text = t('run.progress', { done: bytesText(language, doneBytes), total: bytesText(language, totalBytes) })
  return (
    <Field label={label} hint={totalBytes === 0 ? '' : text}>
      <ProgressBar value={totalBytes === 0 ? 0 : doneBytes / totalBytes} thickness="large" />
    </Field>
  )
}
