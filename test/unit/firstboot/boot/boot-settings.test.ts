import { describe, expect, it } from 'vitest'
import { ELEMENT, OBJECT } from '../../../../shared/bootdata/bcd-names.ts'
import { readBcd } from '../../../../shared/bootdata/bcd-store.ts'
import { utf16leFromText } from '../../../../shared/bytes/utf16.ts'
import { evidence } from '../../../../shared/contract/evidence.ts'
import { checkSettings } from '../../../../shared/firstboot/boot/boot-settings.ts'
import type { Fact } from '../../../../shared/phrase/fact.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { makeHive } from '../../bootdata/made-hive.ts'

const ENTRY = '{00000000-0000-0000-0000-000000000001}'
const OTHER = '{00000000-0000-0000-0000-000000000002}'
const on = Uint8Array.of(1)
const number = (value: number) => new Uint8Array(new BigUint64Array([BigInt(value)]).buffer)
const list = (...ids: readonly string[]) => utf16leFromText(`${ids.join('\0')}\0\0`)

type Elements = Readonly<Record<string, Uint8Array>>
const check = (manager: Elements, entry: Elements = {}) => {
  const objects = Object.entries({ [OBJECT.bootManager]: manager, [ENTRY]: entry }).map(([name, elements]) => {
    const keys = Object.entries(elements).map(([id, data]) => ({
      name: id,
      values: [{ name: 'Element', type: 3, data }],
    }))
    return { name, keys: [{ name: 'Elements', keys }] }
  })
  const root = { name: 'NewStoreRoot', keys: [{ name: 'Objects', keys: objects }] }
  return checkSettings(readBcd(makeHive(root, { minor: 3, binBytes: 4096, gapBytes: 0 })), ENTRY)
}
const NO_MENU = [evidence('boot-menu-not-shown')]
const waits = (setting: Fact) => expect.objectContaining({ code: 'boot-bcd-waits', facts: { setting } }) as Error

describe('settings of a boot store', () => {
  it('show no menu for one entry, whatever its timeout', () => {
    const manager = { [ELEMENT.displayOrder]: list(ENTRY), [ELEMENT.timeout]: number(0xffffffff) }
    expect(check(manager)).toEqual({ memoryLimit: undefined, evidence: NO_MENU })
    expect(check({}).evidence).toEqual(NO_MENU)
  })

  it('show a menu for several entries, or when asked, for a time that ends', () => {
    const two = { [ELEMENT.displayOrder]: list(ENTRY, OTHER) }
    const shown = (count: number, seconds: number) => [evidence('boot-menu-shown', { count, seconds })]
    expect(check({ ...two, [ELEMENT.timeout]: number(5) }).evidence).toEqual(shown(2, 5))
    expect(check(two).evidence).toEqual(shown(2, 30))
    const asked = { [ELEMENT.displayOrder]: list(ENTRY), [ELEMENT.displayBootMenu]: on, [ELEMENT.timeout]: number(300) }
    expect(check(asked).evidence).toEqual(shown(1, 300))
  })

  it('are refused when they wait for somebody', () => {
    const two = { [ELEMENT.displayOrder]: list(ENTRY, OTHER) }
    expect(() => check({ ...two, [ELEMENT.timeout]: number(0xffffffff) })).toThrow(waits(phrase('wait-menu')))
    expect(() => check({ ...two, [ELEMENT.timeout]: number(301) })).toThrow(
      waits(phrase('wait-menu-seconds', { seconds: 301 })),
    )
    expect(() => check({}, { [ELEMENT.advancedOptions]: on })).toThrow(waits('advancedoptions'))
    expect(() => check({}, { [ELEMENT.optionsEdit]: on })).toThrow(waits('optionsedit'))
    expect(() => check({ [ELEMENT.optionsEdit]: on })).toThrow(waits('optionsedit'))
    expect(() => check({ [ELEMENT.attemptResume]: on })).toThrow(waits(phrase('wait-hibernation')))
  })

  it('that Secure Boot may refuse, and load options, are told', () => {
    const entry = {
      [ELEMENT.testSigning]: on,
      [ELEMENT.noIntegrityChecks]: on,
      [ELEMENT.loadOptions]: utf16leFromText(`${'x'.repeat(90)}\0`),
      [ELEMENT.truncateMemory]: number(1 << 30),
    }
    expect(check({}, entry)).toEqual({
      memoryLimit: 1 << 30,
      evidence: [
        ...NO_MENU,
        evidence('boot-policies-on', { names: 'testsigning, nointegritychecks' }),
        evidence('boot-load-options', { options: 'x'.repeat(80) }),
      ],
    })
  })
})
