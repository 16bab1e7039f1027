import type { Machine } from '../../bootdata/boot-files.ts'
import { evidence } from '../../contract/evidence.ts'
import { type Accepted, askAssignments } from '../../mp/assignments.ts'
import { mpFault } from '../../mp/faults.ts'
import type { KeyInformation, UnknownComputer } from '../../mp/key-information.ts'
import type { Finding, Note } from '../walk.ts'
import type { Conversation } from './conversation.ts'

/** Asks for the policies of an unknown computer as the media. Faults: `mp-unknown-computers-off`, `mp-refused`. */
export async function askIdentity(
  talk: Conversation,
  url: string,
  keys: KeyInformation,
  note: Note,
): Promise<Finding<Accepted>> {
  const { variables, certificate, computer } = talk.media
  const ofMedia = variables.get(`_SMSTS${computer}UnknownMachineGUID`)?.trim()
  const clientId = ofMedia || keys.unknownComputers[computer]
  if (clientId === undefined) {
    note(evidence('mp-no-unknown-computer', { url, site: keys.siteCode, computer }))
    throw mpFault('mp-unknown-computers-off', { url })
  }
  const identity = {
    mediaGuid: variables.mediaGuid ?? '',
    certificate,
    clientId,
    siteCode: variables.siteCode ?? keys.siteCode,
  }
  const { now, inflate } = talk.host
  const accepted = await askAssignments(talk.stepPort(note), url, identity, now(), inflate)
  const { form } = accepted
  return {
    value: accepted,
    evidence: [
      evidence('mp-identity-accepted', { count: accepted.assignments.length }),
      evidence(ofMedia ? 'mp-as-computer-of-media' : 'mp-as-computer-of-point', { computer }),
      evidence(form.terminated ? 'mp-signed-with' : 'mp-signed-unterminated', { hash: form.hash }),
    ],
  }
}

/** The unknown computer that a machine is taken for: x86 stands for those that can run nothing else (configmgr.md 11). */
export function unknownComputerOf(machine: Machine | 'bios'): UnknownComputer {
  if (machine === 'aa64') return 'arm64'
  return machine === 'ia32' ? 'x86' : 'x64'
}
