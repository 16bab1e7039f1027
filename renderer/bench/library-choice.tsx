import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { MediaListItem, MediaVerdict } from '../../shared/contract/media.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { Disclosure } from '../controls/disclosure.tsx'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import type { LibraryStore } from '../media/library-store.ts'
import { Imported } from '../text/imported.tsx'
import { CertificateBadge } from './certificate-badge.tsx'

/** More than these are found in the media view, or scanned. */
const MOST_SHOWN = 6

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  button: {
    width: '100%',
    minHeight: TOUCH,
    justifyContent: 'start',
    textAlign: 'start',
  },
  both: {
    display: 'flex',
    flexWrap: 'wrap',
    flexGrow: 1,
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
  },
  name: { overflowWrap: 'anywhere' },
  certificate: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
})

interface LibraryChoiceProps {
  readonly library: LibraryStore
  readonly open: boolean
  onChosen(file: ChosenFile, verdict: MediaVerdict | undefined): void
}

/** The station's own media, each one press away. */
export function LibraryChoice({ library, open, onChosen }: LibraryChoiceProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { items, read, choose } = useStore(library)
  useEffect(() => void read(), [read])
  const usable = (items ?? []).filter(({ condition }) => condition === 'unchanged' || condition === 'changed')
  if (usable.length === 0) return null
  const pick = async (item: MediaListItem) => {
    const file = await choose(item.id)
    if (file !== undefined) onChosen(file, item.condition === 'unchanged' ? item : undefined)
  }
  return (
    <Disclosure summary={t('bench.libraryMedia')} open={open}>
      <ul className={styles.list} aria-label={t('bench.libraryMedia')}>
        {usable.slice(0, MOST_SHOWN).map((item) => (
          <li key={item.id}>
            <Button className={styles.button} onClick={() => void pick(item)}>
              <span className={styles.both}>
                <span className={styles.name}>
                  <Imported text={item.name} />
                </span>
                <span className={styles.certificate}>
                  <CertificateBadge prestaged={item.facts.prestaged} />
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
