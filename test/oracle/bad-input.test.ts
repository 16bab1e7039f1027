import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeCircle, editMetadata, flipBit, partsOf, renameEntry } from './damaged-media.ts'
import { extractPartition, FOREIGN_LAYOUT, foreignWindowsBytes, formatByOthers } from './foreign-target.ts'
import { mustRun, type Outcome, prestage, resultOf, startPrestage } from './program.ts'
import { rehearse } from './rehearsal.ts'
import { missing } from './tools.ts'

const GIB = 2 ** 30
const MIB = 2 ** 20

describe.skipIf(missing('wimlib-imagex', 'sgdisk', 'mkfs.fat', 'mkntfs', 'ntfscp', 'mount'))(
  'a run on bad input',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'prestage-bad-input-'))
    const at = (name: string) => path.join(folder, name)
    const data = at('data')
    const media = at('sample/media.wim')
    const target = at('target.img')
    /** The sample without an integrity table, which would find any flipped bit first. */
    const plain = at('plain.wim')

    beforeAll(async () => {
      expect(await prestage(data, 'sample', at('sample'))).toMatchObject({ code: 0 })
      formatByOthers(at('fresh.img'), GIB)
      mustRun('wimlib-imagex', ['export', media, '1', plain, '--compress=none', '--no-check'])
    })

    beforeEach(() => {
      mustRun('cp', ['--sparse=always', at('fresh.img'), target])
    })

    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const provision = (file: string, disk: string, ...more: readonly string[]) =>
      prestage(
        data,
        'provision',
        file,
        disk,
        '--serial',
        'PF0001',
        '--password-file',
        at('sample/password.txt'),
        '--json',
        ...more,
      )

    describe('refuses media before anything is written', () => {
      const cases: readonly {
        readonly name: string
        readonly make: () => string
        readonly code: string
        readonly exit: number
      }[] = [
        {
          name: 'that is no WIM',
          code: 'media-not-wim',
          exit: 10,
          make: () => fileOf(at('no.wim'), new Uint8Array(4096).fill(0x41)),
        },
        {
          name: 'that is truncated',
          code: 'media-truncated',
          exit: 11,
          make: () => {
            copyFileSync(media, at('short.wim'))
            truncateSync(at('short.wim'), partsOf(media).blobTable.offset - MIB)
            return at('short.wim')
          },
        },
        {
          name: 'with a flipped bit in a blob',
          code: 'media-blob-damaged',
          exit: 12,
          make: () => flipBit(plain, at('blob.wim'), partsOf(plain).firstBlob.offset + 5000),
        },
        {
          name: 'with a flipped bit in a digest of the blob table',
          code: 'media-content-missing',
          exit: 12,
          make: () => flipBit(media, at('table.wim'), partsOf(media).blobTable.offset + 35),
        },
        {
          name: 'with a flipped bit in the metadata',
          code: 'media-metadata-damaged',
          exit: 14,
          make: () => flipBit(media, at('meta.wim'), partsOf(media).metadata.offset + 300),
        },
        {
          name: 'with a flipped bit in the integrity table',
          code: 'media-integrity-damaged',
          exit: 15,
          make: () => {
            mustRun('wimlib-imagex', ['export', media, '1', at('checked.wim'), '--check'])
            return flipBit(at('checked.wim'), at('integrity.wim'), partsOf(at('checked.wim')).integrity.offset + 20)
          },
        },
        {
          name: 'with a directory that holds itself',
          code: 'media-tree-unsafe',
          exit: 16,
          make: () => editMetadata(media, at('circle.wim'), (bytes) => closeCircle(bytes, 'System32')),
        },
        {
          name: 'with an entry named ..',
          code: 'media-tree-unsafe',
          exit: 16,
          make: () => editMetadata(media, at('dots.wim'), (bytes) => renameEntry(bytes, 'en', '..')),
        },
      ]
      for (const { name, make, code, exit } of cases) {
        it(name, async () => {
          const before = digestOf(target)
          expectFailure(await provision(make(), target, '--no-mp'), code, exit)
          expect(digestOf(target)).toBe(before)
        })
      }

      it('whose SHA-256 is not the expected one', async () => {
        const before = digestOf(target)
        expectFailure(await provision(media, target, '--no-mp', '--sha256', '0'.repeat(64)), 'media-digest-differs', 17)
        expect(digestOf(target)).toBe(before)
      })
    })

    describe('refuses a target before anything is written', () => {
      it('that is not formatted', async () => {
        truncateSync(fileOf(at('blank.img'), new Uint8Array(1)), GIB)
        expectFailure(await provision(media, at('blank.img'), '--no-mp'), 'target-not-formatted', 20)
      })

      it('that holds files', async () => {
        const { start } = FOREIGN_LAYOUT.windows
        extractPartition(target, start, foreignWindowsBytes(GIB), at('part.ntfs'))
        mustRun('ntfscp', [at('part.ntfs'), at('sample/password.txt'), 'letter.txt'])
        mustRun('dd', [
          `if=${at('part.ntfs')}`,
          `of=${target}`,
          'bs=1M',
          `seek=${start / MIB}`,
          'conv=notrunc',
          'status=none',
        ])
        const before = digestOf(target)
        expectFailure(await provision(media, target, '--no-mp'), 'target-not-fresh', 21)
        expect(digestOf(target)).toBe(before)
      })

      it('that is too small', async () => {
        formatByOthers(at('small.img'), 136 * MIB)
        const before = digestOf(at('small.img'))
        expectFailure(await provision(media, at('small.img'), '--no-mp'), 'target-too-small', 22)
        expect(digestOf(at('small.img'))).toBe(before)
      })

      it('that another run holds', async () => {
        const lock = fileOf(
          `${target}.prestage-lock`,
          Buffer.from(
            JSON.stringify({ run: 'other', host: hostname(), pid: process.pid, time: '2026-01-01T00:00:00.000Z' }),
          ),
        )
        expectFailure(await provision(media, target, '--no-mp'), 'target-in-use', 23)
        expect(existsSync(lock)).toBe(true)
        rmSync(lock)
      })

      it('on a file system that is read-only', async () => {
        mkdirSync(at('locked'), { recursive: true })
        mustRun('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', at('locked')])
        try {
          mustRun('cp', ['--sparse=always', at('fresh.img'), at('locked/target.img')])
          mustRun('mount', ['-o', 'remount,ro', at('locked')])
          expectFailure(await provision(media, at('locked/target.img'), '--no-mp'), 'target-read-only', 24)
        } finally {
          mustRun('umount', [at('locked')])
        }
      })
    })

    it('says when the disk is full while it writes, and the target does not look provisioned', async () => {
      mkdirSync(at('full'), { recursive: true })
      mustRun('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', at('full')])
      try {
        mustRun('cp', ['--sparse=always', at('fresh.img'), at('full/target.img')])
        expectFailure(await provision(media, at('full/target.img'), '--no-mp'), 'target-full', 25)
        await expectNotProvisioned(at('full/target.img'))
      } finally {
        mustRun('umount', [at('full')])
      }
    })

    describe('ends without a provisioned target', () => {
      it('when the media password is wrong', async () => {
        const wrong = fileOf(at('wrong.txt'), Buffer.from('not the password\n'))
        const outcome = await prestage(
          data,
          'provision',
          media,
          target,
          '--serial',
          'PF0001',
          '--password-file',
          wrong,
          '--no-mp',
          '--json',
        )
        expectFailure(outcome, 'media-password-wrong', 18)
        expect(resultOf(await prestage(data, 'target', 'inspect', target, '--json'))).toMatchObject({ state: 'fresh' })
      })

      it('when the media certificate will have expired', async () => {
        expectFailure(
          await provision(media, target, '--no-mp', '--clock', '2100-01-01T00:00:00Z'),
          'media-certificate-expired',
          19,
        )
        await expectNotProvisioned(target)
      })

      it('when nothing listens where the management point should be', async () => {
        expectFailure(await provision(media, target, '--mp', 'http://127.0.0.1:9'), 'mp-unreachable', 40)
        await expectNotProvisioned(target)
      })

      const faults = [
        { fault: '404', code: 'mp-not-found', exit: 41 },
        { fault: '500', code: 'mp-server-error', exit: 42 },
        { fault: 'garbage', code: 'mp-reply-garbled', exit: 43 },
        { fault: 'other-site', code: 'mp-site-differs', exit: 44 },
      ] as const
      for (const { fault, code, exit } of faults) {
        it(`when the management point answers with fault ${fault}`, async () => {
          const site: unknown = JSON.parse(readFileSync(at('sample/site.json'), 'utf8'))
          const file = fileOf(at(`${fault}.json`), Buffer.from(JSON.stringify({ ...Object(site), faults: [fault] })))
          const point = await rehearse(data, file)
          try {
            expectFailure(await provision(media, target, '--mp', point.url), code, exit)
            await expectNotProvisioned(target)
          } finally {
            await point.stop()
          }
        })
      }

      it('when it is cancelled while it writes', async () => {
        const job = startPrestage(
          data,
          'provision',
          media,
          target,
          '--serial',
          'PF0001',
          '--password-file',
          at('sample/password.txt'),
          '--no-mp',
          '--json',
        )
        await seen(job, '"step":"write.content"')
        job.child.kill('SIGINT')
        expectFailure(await job.ended, 'cancelled', 130)
        await expectNotProvisioned(target)
      })
    })

    it('knows an unfinished run after kill -9, and finishes it when asked to format', async () => {
      const job = startPrestage(
        data,
        'provision',
        media,
        target,
        '--serial',
        'PF0002',
        '--password-file',
        at('sample/password.txt'),
        '--no-mp',
        '--json',
      )
      await seen(job, '"step":"write.content"')
      job.child.kill('SIGKILL')
      await job.ended
      await expectNotProvisioned(target)

      expectFailure(await provision(media, target, '--no-mp'), 'target-incomplete', 27)
      const listed = await prestage(data, 'log', 'list', '--json')
      expect(listed.stdout).toContain('"state":"interrupted"')

      const again = await provision(media, target, '--no-mp', '--quick-format')
      expect(resultOf(again)).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
      expect(again.code).toBe(0)
    })

    async function expectNotProvisioned(disk: string): Promise<void> {
      const outcome = await prestage(
        data,
        'firstboot',
        disk,
        '--no-mp',
        '--password-file',
        at('sample/password.txt'),
        '--json',
      )
      expect(resultOf(outcome)).toMatchObject({ ok: false, code: 'boot-not-provisioned' })
    }
  },
)

function expectFailure(outcome: Outcome, code: string, exit: number): void {
  expect(resultOf(outcome)).toMatchObject({ event: 'result', ok: false, code })
  expect(outcome.code).toBe(exit)
}

function fileOf(file: string, bytes: Uint8Array): string {
  writeFileSync(file, bytes)
  return file
}

function digestOf(file: string): string {
  const hash = createHash('sha256')
  const descriptor = openSync(file, 'r')
  const buffer = new Uint8Array(8 << 20)
  for (let count = readSync(descriptor, buffer); count > 0; count = readSync(descriptor, buffer))
    hash.update(buffer.subarray(0, count))
  closeSync(descriptor)
  return hash.digest('hex')
}

/** Resolves when the job has printed `text`; rejects when it ends before. */
function seen(job: ReturnType<typeof startPrestage>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    job.child.stdout.on('data', (part: string) => {
      printed += part
      if (printed.includes(text)) resolve()
    })
    void job.ended.then((outcome) => reject(new Error(`ended with ${outcome.code} before ${text}: ${outcome.stdout}`)))
  })
}
