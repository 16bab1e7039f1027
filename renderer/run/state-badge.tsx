import { Badge, type BadgeProps } from '@fluentui/react-components'
import { memo } from 'react'
import type { Problem } from '../../shared/contract/problem.ts'
import { isEnd, isProvisioned, type RunState } from '../../shared/contract/run-state.ts'
import { stateText } from '../../shared/contract/text/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'

/** A run's state in words; the colour only underlines them. */
export const StateBadge = memo(function StateBadge({
  state,
  problem = null,
}: {
  readonly state: RunState
  readonly problem?: Problem | null
}) {
  const { language } = useTexts()
  return (
    <Badge appearance="tint" size="large" color={colorOf(state)}>
      {stateText(language, { state, problem })}
    </Badge>
  )
})

function colorOf(state: RunState): NonNullable<BadgeProps['color']> {
  if (!isEnd(state)) return 'brand'
  if (state === 'provisioned-unchecked' || state === 'cancelled' || state === 'interrupted') return 'warning'
  return isProvisioned(state) || state === 'applied' ? 'success' : 'danger'
}
