import { Button, Card, Checkbox, Field, Input, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { FileChoice } from '../controls/file-choice.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from '../text/imported.tsx'
import type { FirstBootStore } from './first-boot-store.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  chosen: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
})

/** Chooses a target and checks its first boot; nothing on the target is changed. */
export function CheckForm({ store, onCheck }: { readonly store: FirstBootStore; onCheck(): void }) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store)
  const { target, media, checking, askManagementPoint, managementPoint } = state
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (target === undefined || checking) return
    setPassword('')
    onCheck()
    void state.check(password)
  }
  return (
    <Card className={styles.card} role="group" aria-labelledby="check-title">
      <Title3 as="h2" id="check-title">
        {t('firstBoot.check')}
      </Title3>
      <Text>{t('firstBoot.checkHint')}</Text>
      {target === undefined ? null : (
        <Text weight="semibold">
          <Imported text={target.name} />
        </Text>
      )}
      <FileChoice
        kind="target"
        label={t('firstBoot.choose')}
        pathLabel={t('choose.targetPath')}
        pathAction={t('choose.open')}
        disabled={checking}
        isNext={target === undefined}
        onChosen={state.choose}
      />
      {target === undefined ? null : media === undefined ? (
        <FileChoice
          kind="media"
          label={t('firstBoot.mediaChoose')}
          pathLabel={t('firstBoot.mediaPath')}
          pathAction={t('firstBoot.mediaTake')}
          disabled={checking}
          onChosen={state.chooseMedia}
        />
      ) : (
        <Field label={t('firstBoot.media')}>
          <div className={styles.chosen}>
            <Text className={styles.name}>
              <Imported text={media.name} />
            </Text>
            <Button size="small" disabled={checking} onClick={() => state.chooseMedia(undefined)}>
              {t('firstBoot.mediaLeave')}
            </Button>
          </div>
        </Field>
      )}
      <form className={styles.form} onSubmit={submit}>
        <Checkbox
          label={t('options.askManagementPoint')}
          checked={askManagementPoint}
          disabled={checking}
          onChange={(_, { checked }) => state.setAskManagementPoint(checked === true)}
        />
        <Field label={t('options.managementPoint')} hint={t('options.managementPointHint')}>
          <Input
            type="url"
            value={managementPoint}
            disabled={checking || !askManagementPoint}
            onChange={(_, { value }) => state.setManagementPoint(value)}
          />
        </Field>
        <Field label={t('options.password')} hint={t('firstBoot.passwordHint')}>
          <Input
            type="password"
            autoComplete="off"
            value={password}
            disabled={checking}
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        {checking ? (
          // With keys of their own: a button that turned into the other's under the click would submit the form.
          <Button key="stop" onClick={state.cancel}>
            {t('firstBoot.cancel')}
          </Button>
        ) : (
          <Button key="start" type="submit" appearance="primary" size="large" disabled={target === undefined}>
            {t('firstBoot.start')}
          </Button>
        )}
      </form>
    </Card>
  )
}
