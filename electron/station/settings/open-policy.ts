import { Fault, isFault } from '../../../shared/bytes/fault.ts'
import { type SettingsChange, settingsChangeSchema } from '../../../shared/contract/settings.ts'
import { readSettingsFile } from './read-settings-file.ts'

export interface PolicyState {
  /** Undefined without a file. */
  readonly settings: SettingsChange | undefined
  /** Fault `policy-damaged`. */
  readonly problem: Fault | undefined
}

/** A name that is none of a setting would hold nothing, and nobody would know. */
const POLICY = settingsChangeSchema.strict()

/** The organisation's file, read anew each time, so that it holds from the moment it is put there, mended or taken away. */
export function openPolicy(file: string): { read(): PolicyState } {
  return {
    read() {
      try {
        const settings = readSettingsFile(file, POLICY, (reason) => new Fault('policy-damaged', { path: file, reason }))
        return { settings, problem: undefined }
      } catch (error) {
        if (isFault(error)) return { settings: undefined, problem: error }
        throw error
      }
    },
  }
}
