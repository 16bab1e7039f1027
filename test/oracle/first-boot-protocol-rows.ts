import { phrase } from '../../shared/phrase/phrase.ts'
import { INI, mediaOf, SEQUENCE } from './first-boot-bench.ts'
import { type Row, site } from './first-boot-rows.ts'

export const PROTOCOL: readonly Row[] = [
  {
    name: 'the management point of another site',
    bench: site(['other-site']),
    step: 'mp.site',
    code: 'mp-site-differs',
    facts: { what: phrase('site-code') },
    evidence: /MPKEYINFORMATIONMEDIA: 200/,
  },
  {
    name: 'another trusted root key',
    bench: site(['other-key']),
    step: 'mp.site',
    status: 'warned',
    code: 'mp-key-differs',
    evidence: /trusted root key differs/,
  },
  {
    name: 'a site that was restored, with another signing certificate',
    bench: site(['other-signing-certificate']),
    step: 'mp.site',
    code: 'mp-signing-differs',
    evidence: /SITESIGNCERT: 200/,
  },
  {
    name: 'unknown computer support that is off',
    bench: site(['unknown-off'], {}, { _SMSTSx64UnknownMachineGUID: undefined }),
    step: 'mp.assignments',
    code: 'mp-unknown-computers-off',
    evidence: /names no unknown x64 computer/,
  },
  {
    name: 'a certificate that the administrator has blocked',
    bench: site(['refused']),
    step: 'mp.assignments',
    code: 'mp-refused',
    evidence: /request: 200, 0 bytes/,
  },
  {
    name: 'a certificate that the site takes for expired',
    bench: site(['media-expired']),
    step: 'mp.assignments',
    code: 'mp-refused',
    evidence: /request: 200, 0 bytes/,
  },
  {
    name: 'a certificate that the site does not know',
    bench: site([], { media: mediaOf('expired') }),
    step: 'mp.assignments',
    code: 'mp-refused',
    evidence: /request: 200, 0 bytes/,
  },
  ...(
    [
      ['a reply of one part', 'no-multipart', 'multipart'],
      ['zlib data that is damaged', 'zlib-garbage', 'zlib'],
      ['UTF-16 of an odd length', 'utf16-odd', 'UTF-16'],
    ] as const
  ).map(([name, fault, part]) => ({
    name,
    bench: site([fault]),
    step: 'mp.assignments',
    code: 'mp-reply-garbled',
    facts: { part },
    evidence: /request: 200/,
  })),
  {
    name: 'a zlib bomb',
    bench: site(['zlib-bomb']),
    step: 'mp.assignments',
    code: 'mp-reply-too-large',
    facts: { limit: 64 << 20 },
    evidence: /request: 200/,
  },
  ...(
    [
      ['nothing deployed', site(['no-task-sequence'])],
      ['a computer that the site knows', site(['known-computer'])],
      ['a deployment to clients only', site([], { taskSequences: [{ ...SEQUENCE, availableTo: 'clients' }] })],
    ] as const
  ).map(([name, bench]) => ({
    name,
    bench,
    step: 'mp.task-sequences',
    code: 'mp-no-task-sequence',
    evidence: /\d+ policy assignments?, none of a task sequence/,
  })),
  ...(
    [
      ['a policy on another host', 'policy-elsewhere', phrase('policy-elsewhere')],
      ['a policy that is refused', 'policy-refused', phrase('policy-refused')],
      ['a policy over which the connection is dropped', 'policy-dropped', phrase('policy-refused')],
      ['a policy that is neither XML nor CMS', 'policy-garbage', phrase('envelope-none')],
      ['a policy for another certificate', 'policy-other-key', phrase('envelope-of-another')],
    ] as const
  ).map(([name, fault, reason]) => ({
    name,
    bench: site([fault]),
    step: 'mp.task-sequences',
    code: 'mp-policy-unreadable',
    facts: { policy: 'ABC20001-ABC00010', reason },
    evidence: /1 policy of a task sequence/,
  })),
]

const UNATTENDED = INI.replace('Unattended=false', 'Unattended=true')
export const START: readonly Row[] = [
  {
    name: 'a preferred deployment that is not offered',
    bench: site([], {}, { SMSTSPreferredAdvertID: 'ABC29999' }),
    step: 'mp.start',
    status: 'warned',
    code: 'mp-preferred-missing',
    facts: { deployment: 'ABC29999' },
    evidence: /which task sequence to start \(1 offered\)/,
  },
  {
    name: 'the same with nobody there to choose',
    bench: async () => ({ ini: UNATTENDED, ...(await site([], {}, { SMSTSPreferredAdvertID: 'ABC29999' })()) }),
    step: 'mp.start',
    code: 'mp-preferred-missing',
    facts: { deployment: 'ABC29999' },
    evidence: /1 task sequence is offered/,
  },
  {
    name: 'unattended media that prefers nothing',
    bench: async () => ({ ini: UNATTENDED, ...(await site([])()) }),
    step: 'mp.start',
    status: 'warned',
    code: 'mp-unattended-choice',
    evidence: /nothing starts by itself/,
  },
  {
    name: 'a task sequence with another boot image',
    bench: site(['boot-image']),
    step: 'mp.boot-image',
    status: 'warned',
    code: 'mp-boot-image-differs',
    facts: { name: SEQUENCE.name, sequence: 'ABC0FFFF', media: 'ABC00002' },
    evidence: /uses ABC0FFFF/,
  },
]
