import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { CertificateFactList } from './certificate-fact-list.tsx'
import type { OfferedTrust, TrustStore } from './trust-store.ts'

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: tokens.spacingVerticalL },
})

interface ConfirmTrustProps {
  readonly offered: OfferedTrust
  readonly store: TrustStore
}

/** Shows what the station read from the chosen file, and asks whether that is to be trusted. */
export function ConfirmTrust({ offered: { name, purpose, certificates }, store }: ConfirmTrustProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { confirm, withdraw } = store.getState()
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('trust.confirmTitle', { name: visible(name) })}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{t(`trust.confirmText.${purpose}`)}</Text>
            {certificates.map((certificate) => (
              <CertificateFactList key={certificate.sha256} certificate={certificate} />
            ))}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={withdraw}>
              {t('trust.refuse')}
            </Button>
            <Button onClick={() => void confirm()}>{t('trust.confirm')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
