import { Button, Card, Field, makeStyles, ProgressBar, Spinner, Text, Title3, tokens } from '@fluentui/react-components'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { FileChoice } from '../shell/file-choice.tsx'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { ChosenMedia } from './chosen-media.ts'
import { MediaFactList } from './media-fact-list.tsx'

interface MediaCardProps {
  readonly media: ChosenMedia | undefined
  onChosen(file: ChosenFile): void
  onVerify(): void
}

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
})

/** The media at the bench: which file, what it holds, what is known of its soundness. */
export function MediaCard({ media, onChosen, onVerify }: MediaCardProps) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <Card className={styles.card} role="group" aria-labelledby="media-title">
      <Title3 as="h2" id="media-title">
        {t('media.title')}
      </Title3>
      {media === undefined ? (
        <Text>{t('media.none')}</Text>
      ) : (
        <Text weight="semibold">
          <Imported text={media.name} />
        </Text>
      )}
      {media !== undefined && media.facts === undefined && media.problem === undefined ? (
        <Spinner size="tiny" labelPosition="after" label={t('media.reading')} />
      ) : null}
      {media?.problem === undefined ? null : <ProblemNotice problem={media.problem} />}
      {media?.facts === undefined ? null : <MediaFactList facts={media.facts} verdict={media.verdict} />}
      {media?.facts === undefined ? null : <Verification verified={media.verified} onVerify={onVerify} />}
      <FileChoice
        kind="media"
        label={t(media === undefined ? 'choose.media' : 'choose.otherMedia')}
        pathLabel={t('choose.mediaPath')}
        pathAction={t('choose.open')}
        disabled={false}
        onChosen={onChosen}
      />
    </Card>
  )
}

function Verification({ verified, onVerify }: { readonly verified: number | undefined; onVerify(): void }) {
  const { t } = useTexts()
  return verified === undefined ? (
    <Button onClick={onVerify}>{t('media.verify')}</Button>
  ) : (
    <Field label={t('media.verifying')}>
      <ProgressBar value={verified} thickness="large" />
    </Field>
  )
}
