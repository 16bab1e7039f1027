import type { GriffelStyle } from '@fluentui/react-components'

/** Text that is heard and not seen. */
export const SPOKEN_ONLY: GriffelStyle = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}
