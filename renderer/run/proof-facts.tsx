import { Text } from '@fluentui/react-components'
import type { Proof } from '../../shared/contract/events.ts'
import { Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, numberText } from '../text/amounts.ts'

/** What stands behind "provisioned". */
export function ProofFacts({ proof }: { readonly proof: Proof }) {
  const { t, language } = useTexts()
  return (
    <div>
      <Text weight="semibold">{t('run.proof')}</Text>
      <Facts
        facts={[
          { name: t('proof.mediaSha256'), value: proof.mediaSha256 },
          { name: t('proof.mediaOrigin'), value: t(`proof.origin.${proof.mediaOrigin}`) },
          { name: t('proof.writtenBytes'), value: bytesText(language, proof.writtenBytes) },
          ...(proof.bytesInPlace === 0
            ? []
            : [{ name: t('proof.bytesInPlace'), value: bytesText(language, proof.bytesInPlace) }]),
          { name: t('proof.readBackBytes'), value: bytesText(language, proof.readBackBytes) },
          { name: t('proof.readBackSha256'), value: proof.readBackSha256 },
          { name: t('proof.digestListSha256'), value: proof.digestListSha256 },
          { name: t('proof.cacheDropped'), value: t(proof.cacheDropped ? 'proof.yes' : 'proof.no') },
          { name: t('proof.files'), value: numberText(language, proof.files) },
          { name: t('proof.diskGuid'), value: proof.diskGuid },
          { name: t('proof.volumeSerial'), value: proof.volumeSerial },
          ...(proof.checksNotRun.length === 0
            ? []
            : [
                {
                  name: t('proof.checksNotRun'),
                  value: proof.checksNotRun.map((step) => t(`step.${step}`)).join(', '),
                },
              ]),
        ]}
      />
    </div>
  )
}
