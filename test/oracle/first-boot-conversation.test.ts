import { afterAll, describe, expect, it } from 'vitest'
import { makeAuthority } from '../../shared/media/make-certificate.ts'
import type { RehearsalSiteInput } from '../../shared/mp/rehearsal/site.ts'
import {
  authority,
  certificates,
  checkBench,
  closeRehearsals,
  INI,
  mediaOf,
  rehearse,
  reportOf,
  SEQUENCE,
  UNKNOWN,
} from './first-boot-bench.ts'
import { said as saidIn } from './said.ts'

afterAll(closeRehearsals)

type Check = Awaited<ReturnType<typeof checkBench>>
const said = ({ reports }: Check, step: string) => saidIn(reportOf(reports, step).evidence).join(' | ')
const statuses = ({ reports }: Check) =>
  Object.fromEntries(reports.filter(({ step }) => step.startsWith('mp.')).map(({ step, status }) => [step, status]))
const PASSED = {
  'mp.answer': 'passed',
  'mp.site': 'passed',
  'mp.assignments': 'passed',
  'mp.task-sequences': 'passed',
  'mp.start': 'passed',
  'mp.boot-image': 'passed',
  'mp.content': 'passed',
}
const UNATTENDED = INI.replace('Unattended=false', 'Unattended=true')
const secureSite = { https: 'client-certificate', media: mediaOf('issued') } as const
const secureMedia = {
  _SMSTSMediaPFX: certificates.issued.pfxHex,
  _SMSTSRootCACerts: authority.certificateDerHex.toUpperCase(),
}

describe('a first boot', () => {
  it('over HTTP is let in, and told what it would start, ask for and download', async () => {
    const check = await checkBench({ variables: { SMSTSMP: await rehearse() }, packages: ['ABC00011', 'other'] })
    expect(statuses(check)).toEqual(PASSED)
    const { packages: _, ...sequence } = SEQUENCE
    expect(check.sequences).toEqual([sequence])
    expect(said(check, 'mp.answer')).toMatch(
      /site-based media, asked itself \| over plain HTTP \| clocks differ by 0 minutes/,
    )
    expect(said(check, 'mp.site')).toMatch(/trusted root key as on the media \| site signing certificate as on the/)
    expect(said(check, 'mp.assignments')).toMatch(
      /as the unknown x64 computer that the media names \| signed with sha256/,
    )
    expect(said(check, 'mp.start')).toMatch(
      /nothing starts by itself \| the user will be asked for the media password \| the user may open the network settings \| /,
    )
    expect(said(check, 'mp.boot-image')).toMatch(/1 of 1 task sequence uses it/)
    expect(said(check, 'mp.content')).toMatch(
      /in the cache: ABC00011 \| .*1 of 2 packages on this disk, to download: ABC00012/,
    )
  })

  it('names variables of the administrator without their values', async () => {
    const check = await checkBench({ request: { askManagementPoint: false } })
    expect(said(check, 'media.variables')).toContain('of the administrator, values not shown: OSDComputerName')
    expect(said(check, 'media.variables')).toContain('may hold secrets, values not shown: OSDJoinPassword')
    expect(statuses(check)['mp.start']).toBe('not-run')
  })

  it('over HTTPS shows its own certificate and trusts what its media trusts', async () => {
    const check = await checkBench({ variables: { SMSTSMP: await rehearse(secureSite), ...secureMedia } })
    expect(statuses(check)).toEqual(PASSED)
    expect(said(check, 'mp.answer')).toContain('over TLSv1.3, 1 certificate trusted')
  })

  it('over HTTPS trusts what the station was told to trust', async () => {
    const variables = { SMSTSMP: await rehearse(secureSite), _SMSTSMediaPFX: certificates.issued.pfxHex }
    const check = await checkBench({ variables, request: { authorities: [authority.certificatePem] } })
    expect(statuses(check)).toEqual(PASSED)
  })

  it('finds its authority among several, in hexadecimal or PEM', async () => {
    const other = makeAuthority('Other', {
      notBefore: new Date(Date.now() - 1000),
      notAfter: new Date(Date.now() + 1e9),
    })
    const url = await rehearse(secureSite)
    for (const roots of [
      `${other.certificateDerHex}${authority.certificateDerHex}`,
      `${other.certificateDerHex};${authority.certificateDerHex}`,
      `${other.certificatePem}\n${authority.certificatePem}`,
    ]) {
      const check = await checkBench({ variables: { SMSTSMP: url, ...secureMedia, _SMSTSRootCACerts: roots } })
      expect(said(check, 'mp.answer')).toContain('over TLSv1.3, 2 certificates trusted')
    }
  })

  it('of media for HTTP talks to a site with TLS that asks for no certificate', async () => {
    const variables = { SMSTSMP: await rehearse({ https: 'server' }), _SMSTSRootCACerts: authority.certificateDerHex }
    const check = await checkBench({ variables })
    expect(statuses(check)).toEqual(PASSED)
    expect(check.transcript.join('\n')).toContain('/ccm_system_AltAuth/request')
  })

  it('with dynamic media walks its list, and asks the one that the site gives this network', async () => {
    const url = await rehearse({ locations: ['mp.invalid', '127.0.0.1'] })
    const variables = { SMSTSLocationMPs: `http://one.invalid*${url}`, _SMSTSHTTPPort: new URL(url).port }
    const check = await checkBench({
      variables,
      host: { localNetwork: () => ({ address: '10.1.2.3', subnet: '10.1.2.0' }) },
    })
    expect(statuses(check)).toEqual(PASSED)
    expect(reportOf(check.reports, 'mp.answer').basis).toBe('inferred')
    expect(said(check, 'mp.answer')).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+ lists 1 .*named by http:\/\/127.* for the network of this bench.*one\.invalid:\d+: mp-name-unknown.*\?MPLOCATION&ir=10\.1\.2\.3&ip=10\.1\.2\.0: 200.*mp\.invalid:\d+: mp-name-unknown/,
    )
  })

  it('with dynamic media of another site of the hierarchy is let in by its key', async () => {
    const url = await rehearse({ siteCode: 'XYZ' })
    const variables = { SMSTSLocationMPs: url, _SMSTSHTTPPort: new URL(url).port, _SMSTSSiteCode: 'ABC' }
    const check = await checkBench({ variables })
    expect(statuses(check)['mp.site']).toBe('passed')
    expect(said(check, 'mp.site')).toContain('site XYZ, media of site ABC')
  })

  it('asks every management point of its media in order until one answers', async () => {
    const dead = await rehearse({}, ['404'])
    const url = await rehearse()
    const check = await checkBench({ variables: { SMSTSMP: `http://one.invalid*${dead}*${url}` } })
    expect(statuses(check)).toEqual(PASSED)
    expect(said(check, 'mp.answer')).toContain(`${dead}: mp-not-found`)
  })

  it('asks those that were given in place of those of the media', async () => {
    const url = await rehearse()
    const check = await checkBench({
      variables: { SMSTSMP: 'http://one.invalid' },
      request: { managementPoints: [url] },
    })
    expect(said(check, 'mp.answer')).toContain('address given, asked itself')
  })

  it('leaves user and password of an address out of all it tells and sends', async () => {
    const url = (await rehearse()).replace('http://', 'http://someone:secret-of-theirs@')
    const check = await checkBench({ request: { managementPoints: [url] } })
    expect(statuses(check)).toEqual(PASSED)
    expect(JSON.stringify(check)).not.toMatch(/secret-of-theirs|someone/)
  })

  it('uses no proxy, whatever the environment says', async () => {
    const names = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'] as const
    const before = names.map((name) => process.env[name])
    for (const name of names) process.env[name] = 'http://127.0.0.1:9'
    try {
      const check = await checkBench({ variables: { SMSTSMP: await rehearse() } })
      expect(statuses(check)).toEqual(PASSED)
    } finally {
      for (const [index, name] of names.entries()) {
        const value = before[index]
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    }
  })
})

describe('an encrypted policy', () => {
  const variants = (['3des', 'aes-128', 'aes-192', 'aes-256'] as const).flatMap((cipher) =>
    (['pkcs1', 'oaep'] as const).flatMap((transport) =>
      (['issuer', 'key-id'] as const).map((recipient) => ({ cipher, transport, recipient })),
    ),
  )

  it.each(variants)('is read: $cipher, $transport, $recipient', async (encryption) => {
    const check = await checkBench({ variables: { SMSTSMP: await rehearse({ encryption }) } })
    expect(check.sequences.map(({ name }) => name)).toEqual([SEQUENCE.name])
    expect(said(check, 'mp.task-sequences')).toContain('1 of 1 policy encrypted for this media')
  })
})

describe('what is offered', () => {
  const offering = async (site: Partial<RehearsalSiteInput>, variables = {}, ini = INI) =>
    checkBench({ ini, variables: { SMSTSMP: await rehearse(site), ...variables } })
  const named = (name: string, more: object) => ({ ...SEQUENCE, name, deploymentId: `D-${name}`, ...more })

  it('is what is made available to media, in all four settings', async () => {
    const settings = ['clients', 'clients-media-pxe', 'media-pxe', 'media-pxe-hidden'] as const
    const taskSequences = settings.map((availableTo) => named(availableTo, { availableTo }))
    const { sequences } = await offering({ taskSequences })
    expect(sequences.map(({ name }) => name)).toEqual(settings.slice(1))
  })

  it('to an unknown computer is not what is for known ones, and the other way round', async () => {
    const taskSequences = (['unknown', 'known', 'all'] as const).map((collection) => named(collection, { collection }))
    const unknown = await offering({ taskSequences })
    expect(unknown.sequences.map(({ name }) => name)).toEqual(['unknown', 'all'])
    const known = await offering({ taskSequences, knownComputers: [UNKNOWN.toUpperCase()] })
    expect(known.sequences.map(({ name }) => name)).toEqual(['known', 'all'])
  })

  it('starts by itself where it is the only required one', async () => {
    const check = await offering({ taskSequences: [named('one', {}), named('two', { purpose: 'required' })] })
    expect(said(check, 'mp.start')).toContain('two starts by itself: its deployment is required')
  })

  it('starts by itself where the media prefers it, also unattended and hidden', async () => {
    const taskSequences = [named('one', { purpose: 'required' }), named('two', { availableTo: 'media-pxe-hidden' })]
    const check = await offering({ taskSequences }, { SMSTSPreferredAdvertID: 'd-TWO' }, UNATTENDED)
    expect(statuses(check)['mp.start']).toBe('passed')
    expect(said(check, 'mp.start')).toMatch(
      /two starts by itself: the media prefers it.*asked for the media password \|/,
    )
  })

  it('is told apart by boot image', async () => {
    const check = await offering({ taskSequences: [named('one', {}), named('two', { bootImageId: 'ABC0000F' })] })
    expect(reportOf(check.reports, 'mp.boot-image')).toMatchObject({
      status: 'warned',
      problem: { code: 'mp-boot-image-differs', facts: { name: 'two', sequence: 'ABC0000F', media: 'ABC00002' } },
    })
    const silent = await offering({}, { _SMSTSBootMediaPackageID: undefined })
    expect(reportOf(silent.reports, 'mp.boot-image').basis).toBe('not-checkable')
  })
})

describe('a check that is cancelled', () => {
  it('ends at once, in the middle of a message', async () => {
    const stopping = new AbortController()
    const lines: string[] = []
    const url = await rehearse({}, ['silent'], (line) => {
      lines.push(line)
      stopping.abort()
    })
    const begun = performance.now()
    const check = await checkBench({ variables: { SMSTSMP: url }, request: { signal: stopping.signal } })
    expect(reportOf(check.reports, 'mp.answer').problem).toEqual({ code: 'cancelled', facts: {} })
    expect(lines).toHaveLength(1)
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

describe('the transcript', () => {
  it('has a line that CMTrace reads for each message, answer and step', async () => {
    const { transcript } = await checkBench({ variables: { SMSTSMP: await rehearse() } })
    const form =
      /^<!\[LOG\[.*\]LOG\]!><time="\d\d:\d\d:\d\d\.\d{3}\+000" date="\d\d-\d\d-\d{4}" component="Prestage" context="" type="[123]" thread="0" file="">$/
    for (const line of transcript) expect(line).toMatch(form)
    const texts = transcript.map((line) => /LOG\[(.*)\]LOG/.exec(line)?.[1] ?? '')
    expect(texts.filter((text) => text.startsWith('CCM_POST '))).toHaveLength(1)
    expect(texts.filter((text) => /^GET .*\.sms_(aut|pol)\?/.test(text))).toHaveLength(5)
    expect(texts.filter((text) => text.startsWith('answered 200'))).toHaveLength(6)
    expect(texts.some((text) => text.startsWith('mp.task-sequences: passed, checked'))).toBe(true)
  })
})
