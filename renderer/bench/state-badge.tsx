import { Badge, type BadgeProps } from '@fluentui/react-components'
import { isEnd, isProvisioned, type RunState } from '../../shared/contract/run-state.ts'
import { useTexts } from '../i18n/use-texts.ts'

/** A run's state in words; the colour only underlines them. */
export function StateBadge({ state }: { readonly state: RunState }) {
  const { t } = useTexts()
  return (
    <Badge appearance="tint" size="large" color={colorOf(state)}>
      {t(`state.${state}`)}
    </Badge>
  )
}

function colorOf(state: RunState): NonNullable<BadgeProps['color']> {
  if (!isEnd(state)) return 'brand'
  if (state === 'provisioned-unchecked') return 'warning'
  return isProvisioned(state) || state === 'applied' ? 'success' : 'danger'
}
