import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openProvisionHost } from '../../../../electron/station/host/provision-host.ts'
import { inspectMedia } from '../../../../electron/station/media/inspect-media.ts'
import { verifyContent, verifyMedia } from '../../../../electron/station/media/verify-media.ts'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { utf16leFromText } from '../../../../shared/bytes/utf16.ts'
import type { MediaVerdict } from '../../../../shared/contract/media.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { openMedia } from '../../../../shared/provision/media/open-media.ts'
import { DENTRY } from '../../../../shared/wim/layout.ts'
import type { Strictness } from '../../../../shared/wim/strictness.ts'
import { entryAt, wimOf, withMetadata } from '../../wim/edited-wim.ts'
import { CORPUS, CORPUS_NAMES } from '../../wim/read-whole.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'prestage-verify-media-'))
const at = (name: string) => path.join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha256 = (...files: readonly string[]) => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

async function verified(file: string, strictness?: Strictness): Promise<MediaVerdict> {
  const order = { path: file, expectedSha256: undefined, manifest: undefined, anchors: [] }
  return ended(verifyMedia({ ...order, ...(strictness && { strictness }) }))
}

async function ended<Verdict>(steps: AsyncGenerator<unknown, Verdict, void>): Promise<Verdict> {
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}

describe('verifying media', () => {
  for (const name of CORPUS_NAMES)
    it(`reads every format on all cores: ${name}`, async () => {
      const file = path.join(CORPUS, name)
      const hasTable = name === 'none.wim' || name === 'pipable.wim'
      expect(await verified(file)).toMatchObject({
        sha256: sha256(file),
        integrity: hasTable ? 'matched' : 'absent',
        blobsVerified: 4,
        facts: {
          parts: 1,
          isPipable: name === 'pipable.wim',
          solidResources: name === 'solid.wim' ? 1 : 0,
          notices: [],
        },
      })
    })

  it('finds the same without the digest of the file', async () => {
    const file = path.join(CORPUS, 'none.wim')
    const { verifiedAt: _, ...whole } = await verified(file)
    const { verifiedAt: __, ...content } = await ended(verifyContent({ path: file, anchors: [] }))
    expect(content).toEqual({ ...whole, sha256: null })
  })

  it('reads a split set from any of its parts, and takes the digest of all', async () => {
    const parts = ['', '2', '3', '4'].map((number) => path.join(CORPUS, 'split', `small${number}.swm`))
    for (const part of parts)
      expect(await verified(part)).toMatchObject({ sha256: sha256(...parts), blobsVerified: 4, facts: { parts: 4 } })
  })

  it('finds damage in the last part of a set', async () => {
    for (const number of ['', '2', '3', '4'])
      copyFileSync(path.join(CORPUS, 'split', `small${number}.swm`), at(`set${number}.swm`))
    const bytes = readFileSync(at('set4.swm'))
    bytes[220] = (bytes[220] ?? 0) ^ 1
    writeFileSync(at('set4.swm'), bytes)
    const before = ['', '2', '3'].reduce((sum, number) => sum + readFileSync(at(`set${number}.swm`)).length, 0)
    await expect(verified(at('set.swm'))).rejects.toEqual(new Fault('media-blob-damaged', { offset: before + 208 }))
    rmSync(at('set2.swm'))
    await expect(verified(at('set.swm'))).rejects.toEqual(
      new Fault('media-part-missing', { part: 2, total: 4, path: at('set.swm') }),
    )
  })
})

describe('media that break a rule', () => {
  const good = wimOf([
    { path: '\\first', bytes: Uint8Array.of(1) },
    { path: '\\other', bytes: Uint8Array.of(2) },
  ])
  const write = (name: string, edit: (metadata: Uint8Array, view: DataView) => void) => {
    writeFileSync(at(name), withMetadata(good, edit))
    return at(name)
  }
  const host = openProvisionHost()
  const opened = (file: string, strictness: Strictness) => {
    const source = host.openMedia(file)
    try {
      return openMedia(source, file, 1, host, strictness).notices
    } finally {
      source.close()
    }
  }

  it('are verified and applied only leniently, and what was relaxed is told', async () => {
    const file = write('security.wim', (metadata, view) =>
      view.setInt32(entryAt(metadata, 'other') + DENTRY.security, 9, true),
    )
    const notice = { kind: 'security-ids-out-of-range', count: 1, first: 'other' }
    await expect(verified(file)).rejects.toEqual(new Fault('media-metadata-damaged', { image: 1 }))
    expect((await verified(file, 'lenient')).facts.notices).toEqual([notice])
    await expect(inspectMedia(file)).rejects.toEqual(new Fault('media-metadata-damaged', { image: 1 }))
    expect((await inspectMedia(file, 'lenient')).notices).toEqual([notice])
    expect(opened(file, 'lenient')).toEqual([notice])
  })

  it('are verified leniently, and never applied, with names that Windows could not open', async () => {
    const file = write('names.wim', (metadata) =>
      metadata.set(utf16leFromText('a:b?c'), entryAt(metadata, 'other') + DENTRY.name),
    )
    const notice = { kind: 'names-illegal-on-windows', count: 1, first: 'a:b?c' }
    expect((await verified(file, 'lenient')).facts.notices).toEqual([notice])
    const reason = phrase('name-illegal-first', { first: 'a:b?c' })
    expect(() => opened(file, 'lenient')).toThrow(new Fault('media-tree-unsafe', { reason }))
  })
})
