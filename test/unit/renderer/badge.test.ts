import { describe, expect, it } from 'vitest'
import { mayBeBadge, NO_SCAN, operatorOf, type Scan, withKey } from '../../../renderer/settings/badge.ts'

const scanned = (text: string, pause = 5): Scan =>
  [...text].reduce((scan, key, index) => withKey(scan, key, 1000 + index * pause), NO_SCAN)

describe('a badge', () => {
  it('names who stands behind its prefix', () => {
    expect(operatorOf(scanned('OP:Ana Lima').text, 'OP:')).toBe('Ana Lima')
  })

  it('is none without the prefix, without a name, or when no prefix is set', () => {
    expect(operatorOf(scanned('5CG1234XYZ').text, 'OP:')).toBeUndefined()
    expect(operatorOf(scanned('OP: ').text, 'OP:')).toBeUndefined()
    expect(operatorOf(scanned('OP:Ana').text, '')).toBeUndefined()
  })

  it('is told apart from keys that a hand has pressed before', () => {
    const hand = withKey(NO_SCAN, 'x', 0)
    const scan = [...'OP:Bo'].reduce((so, key, index) => withKey(so, key, 5000 + index), hand)
    expect(operatorOf(scan.text, 'OP:')).toBe('Bo')
    expect(operatorOf(scanned('OP:Bo', 500).text, 'OP:')).toBeUndefined()
  })

  it('is recognised while it comes', () => {
    expect(mayBeBadge(scanned('O'), 'OP:')).toBe(true)
    expect(mayBeBadge(scanned('OP:An'), 'OP:')).toBe(true)
    expect(mayBeBadge(scanned('5C'), 'OP:')).toBe(false)
    expect(mayBeBadge(scanned('5C'), '')).toBe(false)
  })

  it('is bounded however long the scan is', () => {
    expect(scanned('x'.repeat(10_000), 0).text.length).toBe(96)
  })
})
