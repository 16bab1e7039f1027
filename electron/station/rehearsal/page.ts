import { REHEARSAL_FAULTS } from '../../../shared/mp/rehearsal/faults.ts'
import type { RehearsalSite } from '../../../shared/mp/rehearsal/site.ts'
import { escapeXml } from '../../../shared/mp/xml.ts'
import type { Visit } from './visits.ts'

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  refresh: '2',
}

/** Who asked for what, newest first; plain HTML without a script. */
export function rehearsalPage(site: RehearsalSite, visits: readonly Visit[]): string {
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`
  const rows = visits.toReversed().map((visit) => {
    const { at, media, method, target, status, objection = '' } = visit
    return row([at.toISOString(), media, method, target, String(status), objection], 'td')
  })
  const head = row(['Time', 'Media', 'Method', 'Asked for', 'Status', 'Turned away because'], 'th')
  const faults = site.faults.map((fault) => `<li>${escapeXml(fault)}: it ${escapeXml(REHEARSAL_FAULTS[fault])}</li>`)
  const shown = faults.length === 0 ? '<p>It shows no faults.</p>' : `<ul>${faults.join('')}</ul>`
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Prestage rehearsal</title>' +
    `<h1>Rehearsal of site ${escapeXml(site.siteCode)}</h1>${shown}` +
    `<p>${site.taskSequences.length} task sequences, ${site.media.length} media. The latest ${visits.length} requests:</p>` +
    `<table border="1"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></html>`
  )
}
