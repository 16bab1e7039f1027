import { Button, Card, Field, Input, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RunRow } from '../../shared/contract/run.ts'
import { FileChoice } from '../controls/file-choice.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { LaterStore } from './later-store.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    maxHeight: '280px',
    overflowY: 'auto',
  },
  item: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

interface LaterCardProps {
  readonly store: LaterStore
  /** A run was asked for; its report is shown in the chain. */
  onAsked(run: RunRow): void
}

/** Provisioned devices whose management point could not be asked then, to be asked for now, without their disks. */
export function LaterCard({ store, onAsked }: LaterCardProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { waiting, asking, media, problem, read, ask, stop, chooseMedia } = useStore(store)
  const [managementPoint, setManagementPoint] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => void read(), [read])
  const start = (runs: readonly RunRow[]) => {
    const [first] = runs
    if (first === undefined) return
    setPassword('')
    onAsked(first)
    void ask(runs, { managementPoint, password })
  }
  const isBusy = asking !== undefined
  return (
    <Card className={styles.card} role="group" aria-labelledby="later-title">
      <Title3 as="h2" id="later-title">
        {t('later.title')}
      </Title3>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div role="status">
        {waiting === undefined ? null : <Text>{t('later.waiting', { count: waiting.length })}</Text>}
      </div>
      {waiting === undefined || waiting.length === 0 ? null : (
        <>
          <Text size={200} className={styles.quiet}>
            {t('later.hint')}
          </Text>
          <Field label={t('options.managementPoint')} hint={t('later.pointHint')}>
            <Input
              type="url"
              value={managementPoint}
              disabled={isBusy}
              onChange={(_, { value }) => setManagementPoint(value)}
            />
          </Field>
          <Field label={t('options.password')} hint={t('firstBoot.passwordHint')}>
            <Input
              type="password"
              autoComplete="off"
              value={password}
              disabled={isBusy}
              onChange={(_, { value }) => setPassword(value)}
            />
          </Field>
          {media === undefined ? (
            <FileChoice
              kind="media"
              label={t('later.media')}
              pathLabel={t('later.mediaPath')}
              pathAction={t('later.mediaTake')}
              disabled={isBusy}
              onChosen={chooseMedia}
            />
          ) : (
            <div className={styles.item}>
              <Text className={styles.name}>
                <Imported text={media.name} />
              </Text>
              <Button size="small" disabled={isBusy} onClick={() => chooseMedia(undefined)}>
                {t('later.mediaThere')}
              </Button>
            </div>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <ul className={styles.list} tabIndex={0} aria-labelledby="later-title">
            {waiting.map((row) => (
              <li key={row.run} className={styles.item} data-run={row.run}>
                <span className={styles.name}>
                  <Text weight="semibold">
                    <Imported text={row.serial} />
                  </Text>
                  <Text size={200} className={styles.quiet}>
                    {timeText(language, row.startedAt)}
                  </Text>
                </span>
                {asking === row.run ? <Spinner size="tiny" /> : null}
                <Button
                  size="small"
                  disabled={isBusy}
                  aria-label={t('later.askLabel', { serial: visible(row.serial) })}
                  onClick={() => start([row])}
                >
                  {t('later.ask')}
                </Button>
              </li>
            ))}
          </ul>
          {isBusy ? (
            <Button onClick={stop}>{t('firstBoot.cancel')}</Button>
          ) : (
            <Button appearance="primary" onClick={() => start(waiting)}>
              {t('later.askAll')}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}
