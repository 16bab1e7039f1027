import { Button, Card, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import type { RunStory } from '../../shared/contract/run.ts'
import { ProofFacts } from '../bench/proof-facts.tsx'
import { StateBadge } from '../bench/state-badge.tsx'
import { StepList } from '../bench/step-list.tsx'
import { TaskSequences } from '../bench/task-sequences.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { Facts } from '../shell/facts.tsx'
import { timeText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { flexGrow: 1 },
})

/** One run from its start to its end: facts, steps with their evidence, what was on offer, the proof. */
export function RunStoryPanel({ story, onClose }: { readonly story: RunStory; onClose(): void }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  return (
    <Card className={styles.card} role="group" aria-labelledby="story-title">
      <div className={styles.head}>
        <Title3 as="h3" id="story-title" className={styles.title}>
          <Imported text={story.serial} />
        </Title3>
        <StateBadge state={story.state} />
        <Button onClick={onClose}>{t('log.close')}</Button>
      </div>
      <Facts
        facts={[
          { name: t('log.run'), value: story.run },
          { name: t('log.target'), value: <Imported text={story.target} /> },
          { name: t('log.media'), value: <Imported text={story.media} /> },
          { name: t('log.station'), value: <Imported text={story.station} /> },
          { name: t('log.operator'), value: <Imported text={story.operator} /> },
          { name: t('log.started'), value: timeText(language, story.startedAt) },
          ...(story.endedAt === null ? [] : [{ name: t('log.ended'), value: timeText(language, story.endedAt) }]),
        ]}
      />
      {story.problem === null ? null : <ProblemNotice problem={story.problem} />}
      <StepList steps={story.steps} />
      <TaskSequences offered={story.taskSequences} />
      {story.proof === null ? <Text>{t('log.noProof')}</Text> : <ProofFacts proof={story.proof} />}
    </Card>
  )
}
