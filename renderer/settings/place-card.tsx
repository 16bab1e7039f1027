import { Text } from '@fluentui/react-components'
import type { SettingsView } from '../../shared/contract/settings.ts'
import { Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from '../text/imported.tsx'
import { SettingCard } from './setting-card.tsx'

/** Where the station keeps what it knows, and where its organisation says what holds. */
export function PlaceCard({ view: { dataFolder, policy } }: { readonly view: SettingsView }) {
  const { t } = useTexts()
  return (
    <SettingCard id="place-title" title={t('settings.place')} hint={t('settings.placeHint')}>
      <Facts
        facts={[
          { name: t('settings.dataFolder'), value: <Imported text={dataFolder} /> },
          { name: t('settings.otherFolder'), value: t('settings.otherFolderHow') },
          {
            name: t('settings.policy'),
            value: (
              <>
                <Imported text={policy.path} />
                {policy.isThere ? null : <Text size={200}> ({t('settings.noPolicy')})</Text>}
              </>
            ),
          },
        ]}
      />
    </SettingCard>
  )
}
