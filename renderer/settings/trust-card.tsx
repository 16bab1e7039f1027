import { Badge, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useStore } from 'zustand'
import { TRUST_PURPOSES, type TrustAnchor, type TrustPurpose } from '../../shared/contract/trust.ts'
import { ConfirmButton } from '../controls/confirm-button.tsx'
import { FileChoice } from '../controls/file-choice.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { certificateDays } from '../text/certificate-days.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { CertificateFactList } from './certificate-fact-list.tsx'
import { ConfirmTrust } from './confirm-trust.tsx'
import { SettingCard } from './setting-card.tsx'
import type { TrustStore } from './trust-store.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalL },
  item: { display: 'grid', rowGap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  subject: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  add: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

/** Certificates that this station trusts, for what, and until when. */
export function TrustCard({ store }: { readonly store: TrustStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { anchors, offered, problem, offer } = useStore(store)
  const [purpose, setPurpose] = useState<TrustPurpose>('manifests')
  return (
    <SettingCard id="trust-title" title={t('trust.title')} hint={t('trust.hint')}>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {anchors.length === 0 ? <Text>{t('trust.none')}</Text> : null}
      <ul className={styles.list} aria-labelledby="trust-title">
        {anchors.flatMap((anchor) =>
          anchor.purposes.map((each) => (
            <li key={`${each} ${anchor.sha256}`} className={styles.item}>
              <Anchor anchor={anchor} purpose={each} store={store} />
            </li>
          )),
        )}
      </ul>
      <div className={styles.add}>
        <Field label={t('trust.for')}>
          <Select
            value={purpose}
            onChange={(_, { value }) => setPurpose(TRUST_PURPOSES.find((each) => each === value) ?? 'manifests')}
          >
            {TRUST_PURPOSES.map((each) => (
              <option key={each} value={each}>
                {t(`trust.purpose.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <FileChoice
          kind="certificate"
          label={t('trust.add')}
          pathLabel={t('trust.path')}
          pathAction={t('trust.read')}
          disabled={false}
          onChosen={(file) => void offer(file, purpose)}
        />
      </div>
      {offered === undefined ? null : <ConfirmTrust offered={offered} store={store} />}
    </SettingCard>
  )
}

interface AnchorProps {
  readonly anchor: TrustAnchor
  readonly purpose: TrustPurpose
  readonly store: TrustStore
}

function Anchor({ anchor, purpose, store }: AnchorProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { state, days } = certificateDays(anchor.notAfter, new Date())
  const name = visible(anchor.subject)
  return (
    <>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.subject}>
          <Imported text={anchor.subject} />
        </Text>
        <Badge appearance="tint" color="informative">
          {t(`trust.purpose.${purpose}`)}
        </Badge>
        {state === 'good' ? null : (
          <Badge appearance="tint" color={state === 'soon' ? 'warning' : 'danger'}>
            {state === 'ended' ? t('library.certificateEnded') : t('library.certificateDays', { count: days })}
          </Badge>
        )}
        <ConfirmButton
          text={t('settings.remove')}
          label={t('trust.remove', { name, purpose: t(`trust.purpose.${purpose}`) })}
          title={t('trust.removeTitle', { name })}
          keep={t('library.keep')}
          onConfirm={() => void store.getState().remove(anchor.sha256, purpose)}
        >
          {t(`trust.removeText.${purpose}`)}
        </ConfirmButton>
      </div>
      <CertificateFactList certificate={anchor} />
    </>
  )
}
