import { Button, Card, Checkbox, Field, Input, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { FileChoice } from '../controls/file-choice.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { desktopShell } from '../station/shell.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ByteProgress } from './byte-progress.tsx'
import type { LibraryStore } from './library-store.ts'
import { ManifestChoice } from './manifest-choice.tsx'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  name: { overflowWrap: 'anywhere' },
})

/** Verifies a media file and puts it on the list: first it is chosen, then what is known of it is entered. */
export function ImportForm({ store }: { readonly store: LibraryStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { items, offered, importing, verifying, offer } = useStore(store)
  return (
    <Card className={styles.card} role="group" aria-labelledby="import-title">
      <Title3 as="h2" id="import-title">
        {t('library.import')}
      </Title3>
      <Text>{t(desktopShell() === undefined ? 'library.importHint' : 'library.importDrop')}</Text>
      {offered === undefined ? (
        <FileChoice
          kind="media"
          label={t('choose.media')}
          pathLabel={t('choose.mediaPath')}
          pathAction={t('choose.open')}
          disabled={importing !== undefined || verifying !== undefined}
          isNext={items?.length === 0}
          onChosen={(file) => void offer(file)}
        />
      ) : (
        <OfferedForm key={offered.token} store={store} />
      )}
    </Card>
  )
}

function OfferedForm({ store }: { readonly store: LibraryStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store)
  const { offered, importing, verifying } = state
  const [copy, setCopy] = useState(true)
  const [expectedSha256, setExpected] = useState('')
  const [password, setPassword] = useState('')
  const digestFits = /^([0-9a-f]{64})?$/i.test(expectedSha256.trim())
  const manifest = offered?.manifest
  const isReady = manifest !== undefined && manifest?.problem === undefined && digestFits && verifying === undefined
  const isBusy = importing !== undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady || isBusy) return
    setPassword('')
    void state.import({ copy, expectedSha256, password })
  }
  return (
    <>
      <Text weight="semibold" className={styles.name}>
        <Imported text={offered?.name ?? ''} />
      </Text>
      <ManifestChoice store={store} />
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={t('media.digest')}
          {...(manifest ? {} : { hint: t('media.digestHint') })}
          {...(digestFits ? {} : { validationMessage: t('missing.digest') })}
        >
          <Input
            value={expectedSha256}
            spellCheck={false}
            disabled={isBusy}
            onChange={(_, { value }) => setExpected(value)}
          />
        </Field>
        <Field label={t('library.password')} hint={t('library.passwordHint')}>
          <Input
            type="password"
            autoComplete="off"
            value={password}
            disabled={isBusy}
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        <Checkbox
          label={t('library.copy')}
          checked={copy}
          disabled={isBusy}
          onChange={(_, { checked }) => setCopy(checked === true)}
        />
        {importing === undefined ? (
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabled={!isReady}>
              {t('library.importAction')}
            </Button>
            <Button onClick={state.withdraw}>{t('library.otherFile')}</Button>
          </div>
        ) : (
          <>
            <ByteProgress label={t('library.importing', { name: visible(offered?.name ?? '') })} count={importing} />
            <Button onClick={state.stop}>{t('library.cancel')}</Button>
          </>
        )}
      </form>
    </>
  )
}
