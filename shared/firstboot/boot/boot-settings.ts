import { ELEMENT, OBJECT } from '../../bootdata/bcd-names.ts'
import { type BcdStore, flagElement, idsElement, numberElement, textElement } from '../../bootdata/bcd-store.ts'
import { Fault } from '../../bytes/fault.ts'
import { type Evidence, evidence } from '../../contract/evidence.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'

/** A menu with this timeout waits for ever [inferred]. */
const NO_TIMEOUT = 0xffffffff
const LONGEST_WAIT_SECONDS = 300

/** Settings that put somebody at the keyboard into the way of the start, by their names in bcdedit. */
const WAITING_FLAGS = [
  ['advancedoptions', ELEMENT.advancedOptions],
  ['optionsedit', ELEMENT.optionsEdit],
] as const

/** Settings that change what may be started; Secure Boot ignores or refuses them. */
const POLICY_FLAGS = [
  ['testsigning', ELEMENT.testSigning],
  ['nointegritychecks', ELEMENT.noIntegrityChecks],
  ['bootdebug', ELEMENT.bootDebug],
  ['debug', ELEMENT.kernelDebug],
] as const

export interface SettingFacts {
  readonly memoryLimit: number | undefined
  readonly evidence: readonly Evidence[]
}

/** The start needs nobody at the keyboard. Fault: `boot-bcd-waits` {setting}. */
export function checkSettings(store: BcdStore, entry: string): SettingFacts {
  const waits = (setting: Fact) => new Fault('boot-bcd-waits', { setting })
  for (const [name, element] of WAITING_FLAGS) {
    for (const object of [OBJECT.bootManager, entry]) if (flagElement(store, object, element)) throw waits(name)
  }
  if (flagElement(store, OBJECT.bootManager, ELEMENT.attemptResume)) throw waits(phrase('wait-hibernation'))
  const entries = idsElement(store, OBJECT.bootManager, ELEMENT.displayOrder).length
  const isMenuShown = entries > 1 || flagElement(store, OBJECT.bootManager, ELEMENT.displayBootMenu)
  const seconds = numberElement(store, OBJECT.bootManager, ELEMENT.timeout)
  if (isMenuShown && seconds !== undefined && (seconds >= NO_TIMEOUT || seconds > LONGEST_WAIT_SECONDS))
    throw waits(seconds >= NO_TIMEOUT ? phrase('wait-menu') : phrase('wait-menu-seconds', { seconds }))
  const policies = POLICY_FLAGS.filter(([, element]) => flagElement(store, entry, element)).map(([name]) => name)
  const loadOptions = textElement(store, entry, ELEMENT.loadOptions)
  return {
    memoryLimit: numberElement(store, entry, ELEMENT.truncateMemory),
    evidence: [
      isMenuShown
        ? evidence('boot-menu-shown', { count: entries, seconds: seconds ?? 30 })
        : evidence('boot-menu-not-shown'),
      ...(policies.length === 0 ? [] : [evidence('boot-policies-on', { names: policies.join(', ') })]),
      ...(loadOptions === undefined ? [] : [evidence('boot-load-options', { options: loadOptions.slice(0, 80) })]),
    ],
  }
}
