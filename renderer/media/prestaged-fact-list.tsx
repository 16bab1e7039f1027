import { Badge } from '@fluentui/react-components'
import type { PrestagedFacts } from '../../shared/contract/media.ts'
import { type Fact, Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { dayText } from '../text/amounts.ts'
import { certificateDays } from '../text/certificate-days.ts'
import { Imported } from '../text/imported.tsx'

/** What makes the media prestaged media; of its variables the names alone. */
export function PrestagedFactList({ facts }: { readonly facts: PrestagedFacts }) {
  const { t } = useTexts()
  const { mediaType, asksForPassword, unattended, siteCode, managementPoints, certificateUntil } = facts
  const { packages, variables } = facts
  const told = (name: string, texts: readonly string[] | undefined): readonly Fact[] =>
    texts === undefined || texts.length === 0 ? [] : [{ name, value: <Names names={texts} /> }]
  return (
    <Facts
      facts={[
        { name: t('library.kind'), value: <Imported text={mediaType} /> },
        {
          name: t('library.start'),
          value: `${t(asksForPassword ? 'library.protected' : 'library.open')}, ${t(unattended ? 'library.unattended' : 'library.attended')}`,
        },
        ...(siteCode === undefined ? [] : [{ name: t('library.site'), value: <Imported text={siteCode} /> }]),
        ...told(t('library.points'), managementPoints),
        ...(certificateUntil === undefined
          ? []
          : [{ name: t('library.certificate'), value: <CertificateEnd until={certificateUntil} /> }]),
        ...told(t('library.packages'), packages),
        ...told(t('library.variables'), variables),
        ...(variables === undefined ? [{ name: t('library.variables'), value: t('library.variablesHidden') }] : []),
      ]}
    />
  )
}

/** When the certificate of the media ends, and how many days that leaves. */
export function CertificateEnd({ until }: { readonly until: string }) {
  const { t, language } = useTexts()
  const { days, state } = certificateDays(until, new Date())
  const color = { good: 'success', soon: 'warning', ended: 'danger' } as const
  return (
    <>
      {dayText(language, until)}{' '}
      <Badge appearance="tint" color={color[state]}>
        {state === 'ended' ? t('library.certificateEnded') : t('library.certificateDays', { count: days })}
      </Badge>
    </>
  )
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name) => (
    <div key={name}>
      <Imported text={name} />
    </div>
  ))
}
