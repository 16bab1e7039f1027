import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { SPOKEN_ONLY } from '../controls/spoken.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { shownState } from '../run/run-view.ts'
import { durationText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import type { BenchStore } from './bench-store.ts'
import { speakCalmly } from './calm-speech.ts'
import type { Job } from './job.ts'
import { jobFraction, jobSecondsLeft, roughSeconds } from './job-time.ts'

const useStyles = makeStyles({ spoken: SPOKEN_ONLY })

/** What a screen reader hears of a job: each target's state when it changes, and how far all is now and then. */
export function JobVoice({ job, store }: { readonly job: Job; readonly store: BenchStore }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { jobs } = useStore(store)
  const [progress, setProgress] = useState('')
  const say = () => {
    const open = job.runs.filter(({ result }) => result === undefined)
    const [first] = open
    if (first === undefined || job.place > 0) return ''
    const seconds = jobSecondsLeft(job, jobs)
    const facts = {
      serials: open.map(({ serial }) => visible(serial)).join(', '),
      state: t(`state.${shownState(first)}`),
      percent: new Intl.NumberFormat(language, { style: 'percent' }).format(jobFraction(job)),
    }
    return seconds === undefined
      ? t('time.spoken', facts)
      : t('time.spokenLeft', { ...facts, time: durationText(language, roughSeconds(seconds)) })
  }
  const latest = useRef(say)
  useEffect(() => {
    latest.current = say
  })
  useEffect(() => {
    if (job.over) {
      setProgress('')
      return undefined
    }
    return speakCalmly(() => latest.current(), setProgress)
  }, [job.over])
  return (
    <div className={styles.spoken} role="status" aria-live="polite" aria-atomic="false">
      {job.runs.map((run) => (
        <div key={run.run}>
          {t('run.announce', { serial: visible(run.serial), state: t(`state.${shownState(run)}`) })}
        </div>
      ))}
      <div>{progress}</div>
    </div>
  )
}
