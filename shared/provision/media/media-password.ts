import { Fault } from '../../bytes/fault.ts'
import { BOOTSTRAP_PATH, VARIABLES_PATH } from '../../firstboot/prestaged-paths.ts'
import { readBootstrap } from '../../media/bootstrap.ts'
import { openVariables } from '../../media/variables.ts'
import { type BootMedia, bootReader } from '../boot/boot-files.ts'

const OF_THE_PASSWORD: readonly string[] = ['media-password-needed', 'media-password-wrong']

/**
 * Refuses, before a byte is written, the password that the first-boot check would refuse after the last one. Whatever else
 * is wrong with these files that check tells, with its evidence. Faults: `media-password-needed`, `media-password-wrong`.
 */
export function refuseWrongPassword(media: BootMedia, password: string | undefined): void {
  const { readPath } = bootReader(media)
  try {
    const bootstrap = readPath(BOOTSTRAP_PATH)
    const variables = readPath(VARIABLES_PATH)
    if (bootstrap === undefined || variables === undefined || !readBootstrap(bootstrap).passwordRequired) return
    if (password === undefined) throw new Fault('media-password-needed')
    openVariables(variables, password)
  } catch (error) {
    if (!(error instanceof Fault) || OF_THE_PASSWORD.includes(error.code)) throw error
  }
}
