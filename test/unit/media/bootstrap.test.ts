import { describe, expect, it } from 'vitest'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import { readBootstrap } from '../../../shared/media/bootstrap.ts'

const TEXT = '[MediaInfo]\r\nMediaType=OEMMedia\r\nPasswordRequired=true\r\nUnattended=false\r\nMadeBy=Zoë\r\n'

describe('TsmBootstrap.ini', () => {
  it.each([
    ['UTF-16 with a mark', utf16leFromText(`\ufeff${TEXT}`)],
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${TEXT}`)],
    ['ANSI', Uint8Array.from(TEXT, (character) => character.charCodeAt(0))],
  ])('is read in %s', (_, bytes) => {
    expect(readBootstrap(bytes)).toEqual({
      mediaType: 'OEMMedia',
      passwordRequired: true,
      unattended: false,
      other: new Map([['MadeBy', 'Zoë']]),
    })
  })

  it('says nothing of keys in other sections', () => {
    const bytes = new TextEncoder().encode('[Other]\nMediaType=OEMMedia\n')
    expect(readBootstrap(bytes).mediaType).toBe('')
  })
})
