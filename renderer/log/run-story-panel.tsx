import { Button, Card, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { RunStory } from '../../shared/contract/run.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { ProofFacts } from '../bench/proof-facts.tsx'
import { StateBadge } from '../bench/state-badge.tsx'
import { StepList } from '../bench/step-list.tsx'
import { TaskSequences } from '../bench/task-sequences.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { Facts } from '../shell/facts.tsx'
import { timeText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { DeviceRuns } from './device-runs.tsx'
import type { Download } from './export.ts'
import type { LogStore } from './log-store.ts'
import { save } from './save.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { flexGrow: 1 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap', '@media print': { display: 'none' } },
})

interface RunStoryPanelProps {
  readonly story: RunStory
  readonly store: LogStore
  /** Takes the run's target to a first-boot check. */
  onCheck(target: ChosenFile): void
}

/** One run from its start to its end: facts, steps with their evidence, what was on offer, the proof. */
export function RunStoryPanel({ story, store, onCheck }: RunStoryPanelProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { device, close, open, exportRecord, exportDigests, target } = useStore(store)
  const saved = async (made: Promise<Download | undefined>) => {
    const file = await made
    if (file !== undefined) save(file)
  }
  const check = async () => {
    const file = await target()
    if (file !== undefined) onCheck(file)
  }
  return (
    <Card className={styles.card} role="group" aria-labelledby="story-title" data-report="run">
      <div className={styles.head}>
        <Title3 as="h3" id="story-title" className={styles.title}>
          <Imported text={story.serial} />
        </Title3>
        <StateBadge state={story.state} />
        <Button onClick={close}>{t('log.close')}</Button>
      </div>
      <div className={styles.actions}>
        <Button onClick={() => window.print()}>{t('log.print')}</Button>
        <Button onClick={() => void saved(exportRecord())}>{t('log.exportRecord')}</Button>
        {story.proof === null ? null : (
          <Button onClick={() => void saved(exportDigests())}>{t('log.exportDigests')}</Button>
        )}
        <Button onClick={() => void check()}>{t('log.recheck')}</Button>
      </div>
      {device.length > 1 ? <DeviceRuns runs={device} shown={story.run} onOpen={(run) => void open(run)} /> : null}
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
