import { visible as shown } from '../../shared/contract/text/visible.ts'

/** As the shell's menu shows it too. */
export const visible = shown
