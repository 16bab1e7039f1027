import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { PointAnswer } from '../../shared/contract/point-answer.ts'
import { type Fact, Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { durationText, numberText, timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { CertificateFactList } from './certificate-fact-list.tsx'

/** Beyond this the first-boot check fails (configmgr.md 13). */
const MOST_CLOCK_SECONDS = 300

const useStyles = makeStyles({
  answer: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
})

/** How a management point answered its test. */
export function PointAnswerFacts({ answer }: { readonly answer: PointAnswer }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { at, milliseconds, isReachable, managementPoints, clockSeconds, tls, problem } = answer
  const state = problem === undefined ? 'answers' : isReachable ? 'refuses' : 'silent'
  const color = { answers: 'success', refuses: 'warning', silent: 'danger' } as const
  const facts: readonly Fact[] = [
    { name: t('points.asked'), value: timeText(language, at) },
    ...(milliseconds === undefined
      ? []
      : [{ name: t('points.took'), value: t('points.milliseconds', { value: numberText(language, milliseconds) }) }]),
    ...(clockSeconds === undefined ? [] : [{ name: t('points.clock'), value: <Clock seconds={clockSeconds} /> }]),
    ...(managementPoints === undefined
      ? []
      : [{ name: t('points.lists'), value: managementPoints.map(visible).join(', ') || t('points.nothing') }]),
    {
      name: t('points.tls'),
      value:
        tls === undefined
          ? t('points.noTls')
          : t(tls.isTrusted ? 'points.trusted' : 'points.untrusted', { protocol: visible(tls.protocol) }),
    },
  ]
  return (
    <div className={styles.answer} data-answer={state}>
      <div>
        <Badge appearance="tint" size="large" color={color[state]}>
          {t(`points.state.${state}`)}
        </Badge>
      </div>
      {problem === undefined ? null : (
        <ProblemNotice problem={problem} intent={state === 'refuses' ? 'warning' : 'error'} />
      )}
      {problem?.code === 'mp-untrusted' ? <Text>{t('points.untrustedHint')}</Text> : null}
      <Facts facts={facts} />
      {tls === undefined ? null : <CertificateFactList certificate={tls.certificate} />}
    </div>
  )
}

function Clock({ seconds }: { readonly seconds: number }) {
  const { t, language } = useTexts()
  const time = durationText(language, Math.abs(seconds))
  if (Math.abs(seconds) <= 1) return t('points.sameClock')
  return (
    <>
      {t(seconds > 0 ? 'points.ahead' : 'points.behind', { time })}{' '}
      {Math.abs(seconds) > MOST_CLOCK_SECONDS ? (
        <Badge appearance="tint" color="danger">
          {t('points.clockTooFar')}
        </Badge>
      ) : null}
    </>
  )
}
