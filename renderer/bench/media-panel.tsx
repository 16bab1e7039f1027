import { Button, Field, makeStyles, ProgressBar, Spinner, Text } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Disclosure } from '../controls/disclosure.tsx'
import { FileChoice } from '../controls/file-choice.tsx'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import type { LibraryStore } from '../media/library-store.ts'
import { MediaFactList } from '../media/media-fact-list.tsx'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { BenchStore } from './bench-store.ts'
import { DropArea } from './drop-area.tsx'
import { LibraryChoice } from './library-choice.tsx'
import { MediaSummary } from './media-summary.tsx'
import { NumberedCard } from './numbered-card.tsx'
import { isChosen } from './start-input.ts'

const useStyles = makeStyles({
  name: { overflowWrap: 'anywhere' },
  verify: { minHeight: TOUCH },
})

interface MediaPanelProps {
  readonly store: BenchStore
  readonly library: LibraryStore
}

/** The first step: which media, what is in it, what is known of its soundness, how long its certificate holds. */
export function MediaPanel({ store, library }: MediaPanelProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { media, chooseMedia, verifyMedia } = useStore(
    store,
    useShallow(({ media, chooseMedia, verifyMedia }) => ({ media, chooseMedia, verifyMedia })),
  )
  const choice = (
    <FileChoice
      kind="media"
      label={t(media === undefined ? 'choose.media' : 'choose.otherMedia')}
      pathLabel={t('choose.mediaPath')}
      pathAction={t('choose.open')}
      disabled={false}
      isNext={media === undefined}
      onChosen={(file) => void chooseMedia(file)}
    />
  )
  const known = (
    <LibraryChoice
      library={library}
      open={media?.facts === undefined}
      onChosen={(file, verdict) => void chooseMedia(file, verdict)}
    />
  )
  return (
    <NumberedCard number={1} id="media-title" title={t('media.title')} state={isChosen(media) ? 'entered' : 'now'}>
      {media === undefined ? (
        <>
          <DropArea text={t('bench.dropMedia')}>{choice}</DropArea>
          {known}
        </>
      ) : (
        <>
          <Text weight="semibold" size={400} className={styles.name}>
            <Imported text={media.name} />
          </Text>
          {media.facts === undefined && media.problem === undefined ? (
            <Spinner size="tiny" labelPosition="after" label={t('media.reading')} />
          ) : null}
          {media.problem === undefined ? null : <ProblemNotice problem={media.problem} />}
          {media.facts === undefined ? null : (
            <>
              <MediaSummary facts={media.facts} verdict={media.verdict} />
              {media.verified === undefined ? (
                <Button className={styles.verify} onClick={() => void verifyMedia()}>
                  {t('media.verify')}
                </Button>
              ) : (
                <Field label={t('media.verifying')}>
                  <ProgressBar value={media.verified} thickness="large" />
                </Field>
              )}
              <Disclosure summary={t('bench.allFacts')} open={false}>
                <MediaFactList facts={media.facts} verdict={media.verdict} />
              </Disclosure>
            </>
          )}
          {choice}
          {known}
        </>
      )}
    </NumberedCard>
  )
}
