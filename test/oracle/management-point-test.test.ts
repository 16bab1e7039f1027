import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prestage, resultOf } from './program.ts'
import { rehearse } from './rehearsal.ts'

describe('prestage mp test', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-mp-test-'))
  const at = (name: string) => path.join(folder, name)
  const test = (...words: readonly string[]) => prestage(at('data'), 'mp', 'test', ...words)
  let point: Awaited<ReturnType<typeof rehearse>>

  beforeAll(async () => {
    expect(await prestage(at('data'), 'sample', at('sample'))).toMatchObject({ code: 0 })
    point = await rehearse(at('data'), at('sample/site.json'), '--https', 'server', '--ca-file', at('ca.pem'))
  })
  afterAll(async () => {
    await point.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows the certificate of a server that nobody here vouches for, and ends with its exit code', async () => {
    const { code, stdout, stderr } = await test(point.url)
    expect(code).toBe(48)
    expect(stdout).toMatch(/^TLSv1\.3, not trusted here$/m)
    expect(stdout).toMatch(/^certificate of CN=localhost, issued by CN=Prestage rehearsal authority, until /m)
    expect(stderr).toContain('is not trusted')
  })

  it('tells how one that is trusted answers', async () => {
    const result = resultOf(await test(point.url, '--ca', at('ca.pem'), '--json'))
    expect(result).toMatchObject({ ok: true, isReachable: true, tls: { isTrusted: true }, managementPoints: ['MP01'] })
  })

  it('takes a certificate for management points, which signs no manifest', async () => {
    const purposes = async () => resultOf(await prestage(at('data'), 'trust', 'list', '--json'))['anchors']
    const add = await prestage(at('data'), 'trust', 'add', at('ca.pem'), '--for', 'management-points', '--json')
    expect(add.code).toBe(0)
    expect(await purposes()).toMatchObject([{ purposes: ['management-points'] }])
  })
})
