import { expect, it } from 'vitest'
import { isSecretVariable } from '../../../shared/media/secret-variables.ts'

it.each([
  '_SMSTSMediaPFX',
  '_smsmediaguid',
  'OSDJoinAccount',
  'OSDJoinPassword',
  'BiosPwd',
  'ClientSecret',
  'ProductKey',
])('the value of %s is secret', (name) => expect(isSecretVariable(name)).toBe(true))

it.each(['_SMSTSSiteCode', 'SMSTSMP', '_SMSTSBootMediaPackageID'])('the value of %s may be shown', (name) =>
  expect(isSecretVariable(name)).toBe(false),
)
