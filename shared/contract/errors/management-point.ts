import { entry } from './entry.ts'

/** The management point: exit codes 40-49. */
export const managementPointErrors = {
  'mp-unreachable': entry(40, 'The management point {{url}} does not answer.', 'Check cable, VLAN, name and firewall.'),
  'mp-timeout': entry(
    40,
    'The management point {{url}} did not answer in time.',
    'Check cable, VLAN and firewall, then try again.',
  ),
  'mp-not-found': entry(
    41,
    '{{url}} has no management point (404).',
    'The site may use another port; ask for media made at the primary site.',
  ),
  'mp-server-error': entry(
    42,
    'The management point {{url}} reports an error ({{status}}).',
    'Give this report to the site administrator.',
  ),
  'mp-reply-garbled': entry(
    43,
    'An answer of the management point {{url}} cannot be read ({{part}}).',
    'Check that nothing stands between this computer and the management point, such as a proxy or a sign-in page.',
  ),
  'mp-site-differs': entry(
    44,
    'The management point {{url}} belongs to another site than the media ({{what}}).',
    'Use the management point of the site that made the media.',
  ),
  'mp-refused': entry(
    45,
    'The management point {{url}} refuses this media.',
    'Ask the administrator whether the media certificate is blocked or expired.',
  ),
  'mp-no-task-sequence': entry(
    46,
    'The management point offers no task sequence for this computer.',
    'Check that a task sequence is deployed to unknown computers and made available to media.',
  ),
  'mp-clock-differs': entry(
    47,
    'The clocks of this computer and of the management point differ by {{minutes}} minutes.',
    'Set the clock of this computer.',
  ),
  'mp-redirected': entry(
    48,
    'The management point {{url}} sends this computer elsewhere.',
    'Check the address of the management point and any proxy.',
  ),
  'mp-name-unknown': entry(
    40,
    'The name of the management point {{url}} is not known on this network.',
    "Check the name, and that this network gives the site's DNS servers.",
  ),
  'mp-connection-broken': entry(
    40,
    'The connection to {{url}} broke off before the answer was complete.',
    'Check cable, firewall and anything that filters traffic in between, then try again.',
  ),
  'mp-location-failed': entry(
    42,
    '{{url}} answers, but cannot look up the management points for this network ({{status}}).',
    'This is a known fault of sites that hold duplicate unknown computers; give this report to the administrator.',
  ),
  'mp-location-empty': entry(
    42,
    '{{url}} names no management point for this network.',
    'Check the boundaries of the site; the bench may stand in a network that the site does not know.',
  ),
  'mp-reply-too-large': entry(
    43,
    'An answer of {{url}} is larger than {{limit}} bytes.',
    'Check that this is the address of a management point; report it to the administrator.',
  ),
  'mp-key-differs': entry(
    44,
    'The trusted root key of {{url}} is not the one on the media.',
    'The media seems to come from another hierarchy; have it made again at this one.',
  ),
  'mp-signing-differs': entry(
    44,
    'The site signing certificate of {{url}} is not the one on the media.',
    'The site was restored or installed again; have the media made again.',
  ),
  'mp-https-needed': entry(
    45,
    'The management point {{url}} accepts only HTTPS with a client certificate.',
    'Use media that was made for HTTPS management points with a PKI certificate.',
  ),
  'mp-client-certificate-refused': entry(
    45,
    'The management point {{url}} does not accept the certificate of this media.',
    'Have the media made with a client certificate of an authority that the site trusts, and that is not revoked.',
  ),
  'mp-unknown-computers-off': entry(
    46,
    'Neither the media nor {{url}} names an unknown computer.',
    'Have unknown computer support turned on and the media made again, or have this computer imported.',
  ),
  'mp-preferred-missing': entry(
    46,
    'The media asks for deployment {{deployment}}, which the management point does not offer.',
    'Check that deployment at the site, or have the media made again without SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': entry(
    46,
    'The media starts unattended, but names no deployment to start.',
    'Have the media made again with SMSTSPreferredAdvertID, or attended.',
  ),
  'mp-boot-image-differs': entry(
    46,
    '{{name}} uses the boot image {{sequence}}, the media {{media}}.',
    'Expect another download and restart, or have the media made with the boot image of the task sequence.',
  ),
  'mp-policy-unreadable': entry(
    46,
    'The policy {{policy}} of a task sequence cannot be read ({{reason}}).',
    'Give this report to the administrator; the computer may fail to read it too.',
  ),
  'mp-tls-failed': entry(
    48,
    'No secure connection to {{url}} could be agreed on ({{reason}}).',
    'Check that this port speaks TLS 1.2 or later.',
  ),
  'mp-untrusted': entry(
    48,
    'The certificate of {{url}} is not trusted by this media ({{reason}}).',
    'Check that the media was made at a primary site, which knows the root certificate; --ca adds one for a test.',
  ),
  'mp-certificate-expired': entry(
    48,
    'The certificate of {{url}} is not valid at this time ({{reason}}).',
    'Have the server certificate renewed; check the clock of this computer.',
  ),
  'mp-name-differs': entry(
    48,
    'The certificate of {{url}} was issued for another name.',
    'Use the name that stands in the certificate, or have the certificate issued again.',
  ),
  'mp-not-configured': entry(49, 'No management point is known for this media.', 'Give one with --mp.'),
} as const
