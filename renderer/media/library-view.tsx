import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText } from '../text/amounts.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { ImportForm } from './import-form.tsx'
import type { LibraryStore } from './library-store.ts'
import { MediaItem } from './media-item.tsx'

const useStyles = makeStyles({
  view: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 1fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    flexWrap: 'wrap',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalM },
})

interface LibraryViewProps {
  readonly store: LibraryStore
  /** Takes media to the bench. */
  onUse(file: ChosenFile): void
}

/** The media that the station knows: what is in each, what is known of its soundness and origin. */
export function LibraryView({ store, onUse }: LibraryViewProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { items, size, problem, read, choose } = useStore(store)
  useEffect(() => void read(), [read])
  const use = async (id: string) => {
    const file = await choose(id)
    if (file !== undefined) onUse(file)
  }
  return (
    <div className={styles.view}>
      <ImportForm store={store} />
      <section className={styles.column} aria-labelledby="library-title">
        <div className={styles.head}>
          <Title3 as="h2" id="library-title">
            {t('library.title')}
          </Title3>
          {size === undefined || size.copies === 0 ? null : (
            <Text>{t('library.size', { count: size.copies, size: bytesText(language, size.bytes) })}</Text>
          )}
        </div>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div role="status">{items?.length === 0 ? <Text>{t('library.none')}</Text> : null}</div>
        <ul className={styles.list}>
          {items?.map((item) => (
            <li key={item.id}>
              <MediaItem item={item} store={store} onUse={() => void use(item.id)} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
