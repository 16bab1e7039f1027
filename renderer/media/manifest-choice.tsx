import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { ManifestReading } from '../../shared/contract/media.ts'
import { type Fact, Facts } from '../controls/facts.tsx'
import { FileChoice } from '../controls/file-choice.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { dayText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { LibraryStore } from './library-store.ts'

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
})

/** The manifest that the import is held against: the one beside the media, another, or none. */
export function ManifestChoice({ store }: { readonly store: LibraryStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { offered, importing, chooseManifest } = useStore(store)
  if (offered === undefined) return null
  const { manifest } = offered
  return (
    <section className={styles.choice} aria-labelledby="manifest-title">
      <Text id="manifest-title">{t('library.manifest')}</Text>
      {manifest === undefined ? <Spinner size="tiny" label={t('media.reading')} labelPosition="after" /> : null}
      {manifest === null ? <Text>{t('library.manifestNone')}</Text> : null}
      {manifest ? (
        <>
          <div className={styles.head}>
            <Text weight="semibold" className={styles.name}>
              <Imported text={manifest.name} />
            </Text>
            <Button size="small" disabled={importing !== undefined} onClick={() => void chooseManifest(undefined)}>
              {t('library.manifestLeave')}
            </Button>
          </div>
          <Reading reading={manifest} />
        </>
      ) : null}
      <FileChoice
        kind="manifest"
        label={t('library.manifestChoose')}
        pathLabel={t('library.manifestPath')}
        pathAction={t('library.manifestRead')}
        disabled={importing !== undefined || manifest === undefined}
        onChosen={(file) => void chooseManifest(file)}
      />
    </section>
  )
}

function Reading({ reading: { origin, sha256, signer, problem } }: { readonly reading: ManifestReading }) {
  const { t, language } = useTexts()
  if (problem !== undefined) return <ProblemNotice problem={problem} />
  const signed: readonly Fact[] =
    signer === undefined
      ? []
      : [
          { name: t('library.signer'), value: <Imported text={signer.subject} /> },
          { name: t('library.issuer'), value: <Imported text={signer.issuer} /> },
          ...(signer.anchor === undefined
            ? []
            : [{ name: t('library.anchor'), value: <Imported text={signer.anchor} /> }]),
          { name: t('library.signerUntil'), value: dayText(language, signer.notAfter) },
        ]
  return (
    <>
      {origin === 'manifest' ? <Text>{t('library.manifestUnsigned')}</Text> : null}
      <Facts facts={[...signed, ...(sha256 === undefined ? [] : [{ name: t('proof.mediaSha256'), value: sha256 }])]} />
    </>
  )
}
