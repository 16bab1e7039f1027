import { utf16leFromText } from '../bytes/utf16.ts'
import { BINARY_PART, joinBytes, TEXT_PART, writeMultipart } from './multipart.ts'
import { escapeXml } from './xml.ts'

export interface AssignmentIdentity {
  /** Client the policies are asked for: the unknown computer of the media. */
  readonly clientId: string
  readonly siteCode: string
  /** `MID;TS` and its signature. */
  readonly token: string
  readonly tokenSignature: string
}

/** The body of the CCM_POST that asks for policy assignments (configmgr.md 9.6). */
export function assignmentRequest(identity: AssignmentIdentity): Uint8Array {
  const client = escapeXml(identity.clientId)
  const request = utf16leFromText(
    '<RequestAssignments SchemaVersion="1.00" RequestType="Always" Ack="False" ValidationRequested="CRC">' +
      `<PolicySource>SMS:${escapeXml(identity.siteCode)}</PolicySource><ServerCookie/><Resource ResourceType="Machine"/>` +
      `<Identification><Machine><ClientID>${client}</ClientID><NetBIOSName></NetBIOSName><FQDN></FQDN><SID/></Machine>` +
      '</Identification></RequestAssignments>',
  )
  const message =
    `\ufeff<Msg><ID/><SourceID>${client}</SourceID><ReplyTo>direct:OSD</ReplyTo>` +
    `<Body Type="ByteRange" Offset="0" Length="${request.length}"/>` +
    `<Hooks><Hook2 Name="clientauth"><Property Name="Token"><![CDATA[ClientToken:${identity.token}\r\n` +
    `ClientTokenSignature:${identity.tokenSignature}\r\n]]></Property></Hook2></Hooks>` +
    '<Payload Type="inline"/><TargetEndpoint>MP_PolicyManager</TargetEndpoint><ReplyMode>Sync</ReplyMode></Msg>'
  return writeMultipart([
    { type: TEXT_PART, body: utf16leFromText(message) },
    { type: BINARY_PART, body: joinBytes([request, utf16leFromText('\r\n'), new Uint8Array(3)]) },
  ])
}
