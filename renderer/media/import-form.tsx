import {
  Button,
  Card,
  Checkbox,
  Field,
  Input,
  makeStyles,
  ProgressBar,
  Title3,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { FileChoice } from '../shell/file-choice.tsx'
import { visible } from '../text/escape.ts'
import type { LibraryStore } from './library-store.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
})

/** Verifies a media file and puts it on the list. */
export function ImportForm({ store }: { readonly store: LibraryStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store)
  const [copy, setCopy] = useState(true)
  const [expectedSha256, setExpected] = useState('')
  const digestFits = /^([0-9a-f]{64})?$/i.test(expectedSha256.trim())
  return (
    <Card className={styles.card} role="group" aria-labelledby="import-title">
      <Title3 as="h2" id="import-title">
        {t('library.import')}
      </Title3>
      <Checkbox label={t('library.copy')} checked={copy} onChange={(_, { checked }) => setCopy(checked === true)} />
      <Field
        label={t('media.digest')}
        hint={t('media.digestHint')}
        {...(digestFits ? {} : { validationMessage: t('missing.digest') })}
      >
        <Input value={expectedSha256} spellCheck={false} onChange={(_, { value }) => setExpected(value)} />
      </Field>
      <FileChoice
        kind="media"
        label={t('choose.media')}
        pathLabel={t('choose.mediaPath')}
        pathAction={t('library.importAction')}
        disabled={state.importing !== undefined || !digestFits}
        onChosen={(file) => void state.import({ file, copy, expectedSha256 })}
      />
      {state.importing === undefined ? null : (
        <>
          <Field label={t('library.importing', { name: visible(state.importing.name) })}>
            <ProgressBar value={state.importing.done} thickness="large" />
          </Field>
          <Button onClick={state.cancelImport}>{t('library.cancel')}</Button>
        </>
      )}
    </Card>
  )
}
