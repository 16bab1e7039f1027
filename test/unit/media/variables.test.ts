import { describe, expect, it } from 'vitest'
import { bytesToHex, hexToBytes } from '../../../shared/bytes/hex.ts'
import { textFromUtf16le } from '../../../shared/bytes/utf16.ts'
import { decryptCbc } from '../../../shared/media/cbc.ts'
import { deriveKey } from '../../../shared/media/envelope.ts'
import { openVariables, sealVariables } from '../../../shared/media/variables.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const PASSWORD = 'Depot-Test-1'
const AES_128 =
  '0000edec14000000f8000000000100000e6600000000000069836e90fb048699f672de9df3069009a3c4f6596376724f3aa856d794ac5097a2bc8f5d3e094f3ebf0784446ec6a5bb1d3f265680f521201cb5683bc927c4f7d3d5714ccc8a8bdca1290285ddbfa29024e2482aa143566d0810effd10140ab91ce9d6645d3fade37a02feb3b9aad8979a5ee243d7d2257683e7ef044d99236d7d715e5814e7e54076844ff24e01ae403caf14d524c62aeace3859cae3885679d81cf4e403b85e8d444f46053fe8940c043578e9573075750cd009f3638d6f8a157424374b589d2a6e4aa142c8578a46a220130698ef7d57db09b8115e561a1b18f5581c9fcaa71249b712df6442b23dd460b7510d156daeafe914e8143dc01e0000000000000000'
const AES_256 =
  '0000edec14000000f80000000001000010660000000000009baf24fde9bf8b9a3cb44bddcd3880f694088838af17066cafcf1dc88f1d6ad9751add90367a3718e5dbf5300aafb6d0b6a53b3ecd52393da98586d7115a8a3afe6bc1cebd301af44f493c16d0745342cc852ec549c6c4f1550762e8b484742eb3a45c5803ba103470ac3bddde6917f2e90e437f74a4d95611dbbebd554870c4211e2cfe9e939095bfcc7403d8c10357455e71b87a4db436d2648867334f25048de263725e3061a7ebf0bd66bbcf052bdfee4f62e0af36090367fd77670dd6ada3ffb06dddefdafffbf6dcea9435b7f58895e55383318880453e521c2c41945fbba3b91345cc58a33f584e203fb77f19cade27cca5dcc31b3907ca33ed12b11c0000000000000000'

describe('the key of a password', () => {
  it('is the one of the public sample', () => {
    expect(bytesToHex(deriveKey('Password1'))).toBe(
      '472b14c830bccddc2b57c2f91682e0b39dae488fb213c24bb88985b1af61f433b29b314ccc818289',
    )
  })

  it('opens the first block of the public sample', () => {
    const sealed = hexToBytes('11cb54aa3b699f61f86ab312e6fb97ec')
    const plain = decryptCbc('aes-128', deriveKey('Password1').subarray(0, 16), new Uint8Array(16), sealed)
    expect(textFromUtf16le(plain)).toBe('<?xml ve')
  })
})

describe('Variables.dat', () => {
  it.each([
    ['AES-128', AES_128],
    ['AES-256', AES_256],
  ])('opens with its password under %s', (_, hex) => {
    const variables = openVariables(hexToBytes(hex), PASSWORD)
    expect(variables.names).toEqual(['_SMSTSSiteCode'])
    expect(variables.get('_smstssitecode')).toBe('ABC')
    expect(variables.siteCode).toBe('ABC')
    expect(variables.protected).toBe(true)
  })

  it('says that another password is wrong', () => {
    expect(() => openVariables(hexToBytes(AES_128), 'depot-test-1')).toThrow(
      expect.objectContaining({ code: 'media-password-wrong' }),
    )
  })

  it('seals to the very bytes of the vectors', () => {
    const variables = new Map([['_SMSTSSiteCode', 'ABC']])
    expect(bytesToHex(sealVariables(variables, PASSWORD, 'aes-128'))).toBe(AES_128)
    expect(bytesToHex(sealVariables(variables, PASSWORD, 'aes-256'))).toBe(AES_256)
  })

  it.each(['3des', 'aes-128', 'aes-192', 'aes-256'] as const)(
    'opens without a password when %s sealed it so',
    (kind) => {
      const secret = ' a]]>b & <c> '
      const variables = new Map([
        ['Odd', secret],
        ['SMSTSLocationMPs', 'http://a.test*http://b.test'],
      ])
      const opened = openVariables(sealVariables(variables, undefined, kind), undefined)
      expect(opened.get('ODD')).toBe(secret)
      expect(opened.locationManagementPoints).toEqual(['http://a.test', 'http://b.test'])
      expect(opened.protected).toBe(false)
    },
  )

  it.each([
    ['header', 0, 1],
    ['header', 4, 1],
    ['lengths', 8, 1],
    ['lengths', 13, 0xff],
    ['algorithm', 16, 0x40],
  ] as const)('names the damaged %s when byte %i is flipped', (part, at, flip) => {
    const bytes = hexToBytes(AES_128)
    bytes[at] = (bytes[at] ?? 0) ^ flip
    expect(() => openVariables(bytes, PASSWORD)).toThrow(
      expect.objectContaining({ code: 'media-variables-damaged', facts: { part: phrase(`variables-${part}`) } }),
    )
  })

  it('is damaged when it is cut anywhere in its ciphertext', () => {
    const bytes = hexToBytes(AES_128)
    for (let length = 0; length < 280; length += 7)
      expect(() => openVariables(bytes.subarray(0, length), PASSWORD)).toThrow(
        expect.objectContaining({ code: 'media-variables-damaged' }),
      )
  })
})
