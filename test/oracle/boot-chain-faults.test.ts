import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ELEMENT } from '../../shared/bootdata/bcd-names.ts'
import { buildEfiProgram } from '../../shared/bootdata/efi-program.ts'
import { CATALOGUE, isErrorCode } from '../../shared/contract/errors.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { type Bench, type Disk, element, makeBench } from './boot-chain-bench.ts'
import { BCD, dword, FALLBACK, MANAGER, MEMORY_TEST } from './boot-chain-case.ts'
import { DEVICES } from './boot-chain-device-rows.ts'
import { ENTRIES } from './boot-chain-entry-rows.ts'
import { CONTENTS, RAM_DISKS, VOLUMES } from './boot-chain-image-rows.ts'
import { LOADERS, PARTITIONS } from './boot-chain-loader-rows.ts'
import { HIVES } from './boot-chain-store-rows.ts'
import { mustRun, prestage, resultOf } from './program.ts'
import { said } from './said.ts'
import { expectSaidEverywhere } from './said-everywhere.ts'
import { missing } from './tools.ts'

/** Far more than a case takes: a machine may have other work. */
const CASE_MS = 30_000
const TOOLS = ['mcopy', 'mdel', 'ntfs-3g', 'hivexsh', 'hivexget', 'wimlib-imagex', 'sgdisk']

describe.skipIf(missing(...TOOLS))('the first-boot check of a target with one fault', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-boot-chain-'))
  let bench: Bench
  beforeAll(async () => {
    bench = await makeBench(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const broken = async (change: (disk: Disk) => void, run: (disk: Disk) => Promise<void>) => {
    const disk = bench.copy()
    try {
      change(disk)
      await run(disk)
    } finally {
      disk.remove()
    }
  }

  it('finds none in the target as it was provisioned', async () => {
    await broken(
      () => undefined,
      async (disk) => {
        const report = await bench.check(disk, { media: bench.media })
        expect(report).toMatchObject({ verdict: 'ready-unchecked' })
        const unsigned = { code: 'boot-loader-unsigned', facts: { path: '\\EFI\\Boot\\bootx64.efi' } }
        expect(report.steps.find(({ step }) => step === 'boot.signature')?.problem).toEqual(unsigned)
        const statuses = report.steps
          .filter(({ step }) => !step.startsWith('mp.'))
          .map(({ step, status, basis }) => [step, status, basis])
        expect(statuses).toEqual([
          ['boot.partitions', 'passed', 'checked'],
          ['boot.loader', 'passed', 'checked'],
          ['boot.signature', 'warned', 'not-checkable'],
          ['boot.bcd', 'passed', 'checked'],
          ['boot.entry', 'passed', 'checked'],
          ['boot.sdi', 'passed', 'checked'],
          ['boot.image', 'passed', 'checked'],
          ['boot.memory', 'passed', 'inferred'],
          ['media.bootstrap', 'passed', 'inferred'],
          ['media.variables', 'passed', 'checked'],
          ['media.certificate', 'passed', 'checked'],
          ['media.content', 'passed', 'checked'],
          ['media.packages', 'passed', 'inferred'],
        ])
      },
    )
  })

  for (const [group, cases] of Object.entries({
    PARTITIONS,
    LOADERS,
    HIVES,
    ENTRIES,
    DEVICES,
    VOLUMES,
    RAM_DISKS,
    CONTENTS,
  })) {
    describe(group.toLowerCase().replace('_', ' '), () => {
      it.each(cases)(
        '$code: $name',
        async ({ change, with: given = {}, step, code, exit, facts, evidence }) => {
          await broken(
            (disk) => change(disk, bench),
            async (disk) => {
              const { media, ...more } = given
              const report = await bench.check(disk, {
                ...more,
                ...(media === undefined ? {} : { media: bench.media }),
              })
              const failed = report.steps.filter(({ status }) => status === 'failed')
              expect(failed[0]).toMatchObject({ step, problem: { code } })
              expect(report).toMatchObject({ verdict: 'not-ready', problem: { code } })
              if (facts !== undefined)
                expect(failed[0]?.problem?.facts).toMatchObject(typeof facts === 'function' ? facts(disk) : facts)
              if (evidence !== undefined)
                expect(said(failed[0]?.evidence ?? [])).toEqual(
                  expect.arrayContaining([expect.stringMatching(evidence)]),
                )
              expect(isErrorCode(code) && CATALOGUE[code].exit).toBe(exit)
              expectSaidEverywhere(report.steps)
            },
          )
        },
        CASE_MS,
      )
    })
  }

  it('ends `prestage firstboot` with the code and exit code of the first step that failed', async () => {
    const outcomes: unknown[] = []
    for (const { name } of [{ name: FALLBACK }, { name: BCD }]) {
      await broken(
        (disk) => disk.deleteBootFile(name),
        async (disk) => {
          const password = ['--password-file', path.join(folder, 'sample/password.txt')]
          const outcome = await prestage(
            path.join(folder, 'data'),
            'firstboot',
            disk.image,
            '--no-mp',
            '--json',
            ...password,
          )
          outcomes.push([outcome.code, resultOf(outcome)['code']])
        },
      )
    }
    expect(outcomes).toEqual([
      [30, 'boot-loader-missing'],
      [32, 'boot-bcd-missing'],
    ])
  })

  it(
    'fails a run whose media cannot start, at that step alone',
    async () => {
      const media = path.join(folder, 'incomplete.wim')
      const target = path.join(folder, 'incomplete.img')
      copyFileSync(bench.media, media)
      mustRun('wimlib-imagex', ['update', media, '1', '--command', 'delete /boot/boot.sdi'])
      const data = path.join(folder, 'data')
      expect(await prestage(data, 'target', 'create', target, '--size', '360M')).toMatchObject({ code: 0 })
      const args = ['provision', media, target, '--serial', 'B2', '--no-mp', '--json']
      const outcome = await prestage(data, ...args, '--password-file', path.join(folder, 'sample/password.txt'))
      expect(outcome.code).toBe(34)
      expect(resultOf(outcome)).toMatchObject({ ok: false, code: 'boot-sdi-missing', state: 'failed' })
      const failed = outcome.stdout.split('\n').filter((line) => line.includes('"status":"failed"'))
      expect(failed.map((line) => JSON.parse(line).step)).toEqual(['boot.sdi'])
      expect((await prestage(data, 'firstboot', target, '--no-mp', '--json')).code).toBe(39)
    },
    CASE_MS,
  )

  it(
    'holds a disk against what its run has proven, when no media is named',
    async () => {
      const password = ['--password-file', path.join(folder, 'sample/password.txt')]
      const check = async (disk: Disk) => {
        const args = ['firstboot', disk.image, '--no-mp', '--json', ...password]
        const outcome = await prestage(path.join(folder, 'data'), ...args)
        const { code, problem } = resultOf(outcome)
        const step = outcome.stdout.split('\n').find((line) => line.includes('"step":"media.content"')) ?? '{}'
        return { code, problem, evidence: said(JSON.parse(step).evidence ?? []) }
      }
      const told = (disk: string) => expect.arrayContaining([expect.stringMatching(disk)])
      await broken(
        () => undefined,
        async (disk) => {
          expect(await check(disk)).toMatchObject({
            code: 'ok',
            evidence: told('match what run .* has proven, none too many$'),
          })
          const offset = Number(mustRun('grep', ['-abo', 'stands where winload.efi.mui', disk.image]).split(':')[0])
          disk.write(offset, Uint8Array.of(0x53))
          const file = '\\Windows\\System32\\en\\winload.efi.mui'
          const changed = phrase('entry-differs', { path: file, what: phrase('differs-in-content') })
          expect(await check(disk)).toMatchObject({
            code: 'boot-content-differs',
            problem: { facts: { count: 1, path: changed } },
          })
          disk.mountWindows((root) => {
            writeFileSync(path.join(root, 'Users/Public/extra.txt'), 'extra')
            writeFileSync(path.join(root, 'Windows/System32/drivers/empty.sys'), 'no longer')
          })
          disk.putBootFile(MANAGER, new Uint8Array([...disk.bootFile(FALLBACK), 0]))
          expect(await check(disk)).toMatchObject({
            code: 'boot-content-differs',
            problem: { facts: { count: 3 } },
            evidence: expect.arrayContaining([
              'changed: \\EFI\\Microsoft\\Boot\\bootmgfw.efi (content)',
              'changed: \\Windows\\System32\\drivers\\empty.sys (size)',
              'too many: \\Users\\Public\\extra.txt',
            ]),
          })
          disk.deleteBootFile(MANAGER)
          disk.mountWindows((root) => rmSync(path.join(root, 'Users/Public/readme.txt')))
          expect(await check(disk)).toMatchObject({
            code: 'boot-content-missing',
            evidence: expect.arrayContaining([
              'missing: \\EFI\\Microsoft\\Boot\\bootmgfw.efi',
              'missing: \\Users\\Public\\readme.txt:Zone.Identifier',
            ]),
          })
        },
      )
    },
    CASE_MS,
  )

  it('lets a start from the fallback loader alone pass, and a store that others have written', async () => {
    await broken(
      (disk) => {
        disk.deleteBootFile(MANAGER)
        disk.editBcd(
          'cd \\Objects',
          `add ${MEMORY_TEST}`,
          `cd \\Objects\\${MEMORY_TEST}`,
          'add Elements',
          'add Description',
        )
        disk.editBcd(`cd \\Objects\\${MEMORY_TEST}`, 'del')
        disk.editBcd(...element(disk.entry(), ELEMENT.timeout, true), ...dword(5))
      },
      async (disk) => {
        const report = await bench.check(disk)
        expect(report.problem).toBeUndefined()
        const evidence = report.steps.flatMap((step) => said(step.evidence))
        expect(evidence).toContainEqual(expect.stringMatching(/bootmgfw\.efi is missing; the fallback loader starts/))
        expect(evidence).toContainEqual(expect.stringMatching(/^\d+ bins, \d+ cells in use, [1-9]\d* free$/))
      },
    )
  })

  it('lets an x86 computer start what is made for it', async () => {
    await broken(
      (disk) => {
        const loader = buildEfiProgram({ machine: 'ia32', line: 'bench' })
        for (const name of ['/EFI/Boot/bootia32.efi', MANAGER]) disk.putBootFile(name, loader)
        disk.deleteBootFile(FALLBACK)
        const file = path.join(disk.folder, 'winload.efi')
        writeFileSync(file, loader)
        disk.changeBootWim((wim) => {
          mustRun('wimlib-imagex', ['update', wim, '1', '--command', `add ${file} /Windows/System32/boot/winload.efi`])
          mustRun('wimlib-imagex', ['info', wim, '1', '--image-property', 'WINDOWS/ARCH=0'])
        })
      },
      async (disk) => {
        expect((await bench.check(disk, { machine: 'x86' })).problem).toBeUndefined()
        expect((await bench.check(disk)).problem).toBeUndefined()
      },
    )
  })

  describe.skipIf(missing('osslsigncode', 'openssl'))('whose loader is signed', () => {
    const signed = (disk: Disk) => {
      const at = (name: string) => path.join(disk.folder, name)
      const subject = '/O=Bench/CN=Bench boot signer'
      const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('key'), '-out', at('cert')]
      mustRun('openssl', [...request, '-days', '9', '-subj', subject])
      writeFileSync(at('plain.efi'), disk.bootFile(FALLBACK))
      mustRun('osslsigncode', [
        'sign',
        '-h',
        'sha256',
        '-certs',
        at('cert'),
        '-key',
        at('key'),
        '-in',
        at('plain.efi'),
        '-out',
        at('signed.efi'),
      ])
      return new Uint8Array(readFileSync(at('signed.efi')))
    }

    it('names the signer and compares the digest', async () => {
      await broken(
        (disk) => {
          const loader = signed(disk)
          disk.putBootFile(FALLBACK, loader)
          disk.putBootFile(MANAGER, loader)
        },
        async (disk) => {
          const report = await bench.check(disk)
          const step = report.steps.find(({ step }) => step === 'boot.signature')
          expect(step).toMatchObject({ status: 'passed', basis: 'not-checkable' })
          expect(said(step?.evidence ?? []).join(' ')).toContain(
            'signed by Bench boot signer, issued by Bench boot signer, sha256 of the program right',
          )
        },
      )
    })

    it('and then changed is refused', async () => {
      await broken(
        (disk) => {
          const loader = signed(disk)
          loader[0x210] = (loader[0x210] ?? 0) ^ 1
          disk.putBootFile(FALLBACK, loader)
        },
        async (disk) => {
          const { problem } = await bench.check(disk)
          expect(problem).toEqual({
            code: 'boot-signature-damaged',
            facts: { path: '\\EFI\\Boot\\bootx64.efi', reason: phrase('hash-differs', { algorithm: 'sha256' }) },
          })
        },
      )
    })
  })
})
