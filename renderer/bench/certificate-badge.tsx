import { Badge } from '@fluentui/react-components'
import type { PrestagedFacts } from '../../shared/contract/media.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { certificateDays } from '../text/certificate-days.ts'

const COLORS = { good: 'success', soon: 'warning', ended: 'danger' } as const

/** How long the media still lets a computer in; media with a password keep that to themselves until it is given. */
export function CertificateBadge({ prestaged }: { readonly prestaged: PrestagedFacts | undefined }) {
  const { t, language } = useTexts()
  if (prestaged === undefined) return t('bench.noPrestaged')
  const { certificateUntil: until, asksForPassword } = prestaged
  if (until === undefined) return t(asksForPassword ? 'bench.locked' : 'bench.unknown')
  const { days, state } = certificateDays(until, new Date())
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(until))
  return (
    <Badge appearance="tint" color={COLORS[state]} data-certificate={state}>
      {state === 'ended' ? t('bench.ended', { date }) : t('bench.daysLeft', { count: days })}
    </Badge>
  )
}
