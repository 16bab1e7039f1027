import type { CertificateFacts } from '../../shared/contract/trust.ts'
import { Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { dayText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'

/** What a person compares before a certificate is trusted. */
export function CertificateFactList({ certificate }: { readonly certificate: CertificateFacts }) {
  const { t, language } = useTexts()
  const { subject, issuer, notBefore, notAfter, sha256, isAuthority } = certificate
  return (
    <Facts
      facts={[
        { name: t('trust.subject'), value: <Imported text={subject} /> },
        { name: t('trust.issuer'), value: issuer === subject ? t('trust.itself') : <Imported text={issuer} /> },
        { name: t('trust.valid'), value: `${dayText(language, notBefore)} – ${dayText(language, notAfter)}` },
        { name: t('trust.kind'), value: t(isAuthority ? 'trust.authority' : 'trust.noAuthority') },
        { name: t('trust.fingerprint'), value: inGroups(sha256) },
      ]}
    />
  )
}

/** Easier to compare by eye than sixty-four digits in a row. */
function inGroups(sha256: string): string {
  return sha256.replace(/(.{4})(?=.)/g, '$1 ')
}
