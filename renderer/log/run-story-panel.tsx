import {
  Button,
  Card,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Title3,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { RunStory } from '../../shared/contract/run.ts'
import { isProvisioned } from '../../shared/contract/run-state.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { evidenceText } from '../../shared/contract/text/languages.ts'
import { Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { ProofFacts } from '../run/proof-facts.tsx'
import { StateBadge } from '../run/state-badge.tsx'
import { StepList } from '../run/step-list.tsx'
import { TaskSequences } from '../run/task-sequences.tsx'
import { timeText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { DeviceRuns } from './device-runs.tsx'
import type { Download } from './log-files.ts'
import type { LogStore } from './log-store.ts'
import { save } from './save.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  title: { flexGrow: 1, overflowWrap: 'anywhere' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
})

interface RunStoryPanelProps {
  readonly story: RunStory
  readonly store: LogStore
  /** Takes the run's target to a first-boot check. */
  onCheck(target: ChosenFile): void
  onLabel(): void
  onReport(): void
}

/** One run from its start to its end, and the others of its device: facts, steps with their evidence, the proof. */
export function RunStoryPanel({ story, store, onCheck, onLabel, onReport }: RunStoryPanelProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const opener = useRestoreFocusTarget()
  const { device, close, open, target } = useStore(store)
  const check = async () => {
    const file = await target()
    if (file !== undefined) onCheck(file)
  }
  const hasLabel = story.proof !== null && isProvisioned(story.state)
  return (
    <Card className={styles.card} role="group" aria-labelledby="story-title">
      <div className={styles.head}>
        <Title3 as="h3" id="story-title" className={styles.title}>
          <Imported text={story.serial} />
        </Title3>
        <StateBadge state={story.state} problem={story.problem} />
        <Button onClick={close}>{t('log.close')}</Button>
      </div>
      <div className={styles.actions}>
        <Button {...opener} appearance="primary" disabled={!hasLabel} onClick={onLabel}>
          {t('log.label')}
        </Button>
        <Button {...opener} disabled={story.serial === ''} onClick={onReport}>
          {t('log.report')}
        </Button>
        <SaveMenu story={story} store={store} />
        <Button onClick={() => void check()}>{t('log.recheck')}</Button>
      </div>
      {hasLabel ? null : <Text size={200}>{t('log.noLabel')}</Text>}
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
      <BrokenLocks story={story} />
      <StepList steps={story.steps} />
      <TaskSequences offered={story.taskSequences} />
      <LaterChecks story={story} />
      <Proven story={story} />
    </Card>
  )
}

/** What stands behind the state, with the checks that ran. */
function Proven({ story }: { readonly story: RunStory }) {
  const { t } = useTexts()
  if (story.proof === null) return <Text>{t('log.noProof')}</Text>
  return (
    <>
      <ProofFacts proof={story.proof} />
      <Facts
        facts={[
          { name: t('log.proofSha256'), value: story.proofSha256 },
          { name: t('log.checksRun'), value: story.proof.checksRun.map((step) => t(`step.${step}`)).join(', ') },
        ]}
      />
    </>
  )
}

/** Who broke whose lock, and when. */
function BrokenLocks({ story }: { readonly story: RunStory }) {
  const { t, language } = useTexts()
  return story.brokenLocks.map(({ at, operator, lock }) => {
    const text = evidenceText(language, lock)
    return (
      <div key={`${at} ${text}`}>
        <Text weight="semibold">
          {t('log.lockBroken')} · {timeText(language, at)} · <Imported text={operator} />
        </Text>
        <div>
          <Imported text={text} />
        </div>
      </div>
    )
  })
}

/** The management point, asked after the run had ended. */
function LaterChecks({ story }: { readonly story: RunStory }) {
  const { t, language } = useTexts()
  return story.laterChecks.map(({ at, report }) => (
    <div key={at}>
      <Text weight="semibold">
        {t('log.laterCheck')} · {timeText(language, at)}
      </Text>
      {report.problem === undefined ? (
        <div>{t(`firstBoot.verdict.${report.verdict}`)}</div>
      ) : (
        <ProblemNotice problem={report.problem} />
      )}
    </div>
  ))
}

function SaveMenu({ story, store }: { readonly story: RunStory; readonly store: LogStore }) {
  const { t } = useTexts()
  const { exportRecord, exportDigests, exportTranscript } = useStore(store)
  const saved = async (made: Promise<Download | undefined>) => {
    const file = await made
    if (file !== undefined) save(file)
  }
  const wasChecked = story.steps.some(({ step, status }) => step.startsWith('boot.') && status !== 'not-run')
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button>{t('log.save')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void saved(exportRecord())}>{t('log.exportRecord')}</MenuItem>
          {story.proof === null ? null : (
            <MenuItem onClick={() => void saved(exportDigests())}>{t('log.exportDigests')}</MenuItem>
          )}
          {wasChecked ? (
            <MenuItem onClick={() => void saved(exportTranscript())}>{t('log.exportTranscript')}</MenuItem>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
