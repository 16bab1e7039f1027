import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CustomScheme, protocol } from 'electron'
import { PAGE_HEADERS } from '../../shared/contract/csp.ts'

const SCHEME = 'app'
const HOST = 'prestage'

export const PAGE_ORIGIN = `${SCHEME}://${HOST}`
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`

export const PAGE_SCHEME: CustomScheme = Object.freeze({
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
})

const TYPES: Readonly<Record<string, string>> = Object.freeze({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
})

/** The file that an address of the page names, or undefined when it is not one inside `root` of a type we serve. */
export function pageFile(root: string, address: string): { readonly path: string; readonly type: string } | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST || url.username !== '' || url.password !== '') return undefined
  const name = decoded(url.pathname)
  if (name === undefined || /[\0\\:]/.test(name)) return undefined
  const file = path.resolve(root, `.${name}`)
  const type = TYPES[path.extname(file)]
  if (type === undefined || !file.startsWith(path.resolve(root) + path.sep)) return undefined
  return { path: file, type }
}

/** Serves the page's files, read-only, each with the page's security headers. */
export function servePage(root: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' ? pageFile(root, request.url) : undefined
    if (file === undefined) return refused()
    try {
      return new Response(new Uint8Array(await readFile(file.path)), {
        headers: { ...PAGE_HEADERS, 'content-type': file.type },
      })
    } catch {
      return refused()
    }
  })
}

function refused(): Response {
  return new Response('not found', { status: 404, headers: { ...PAGE_HEADERS, 'content-type': 'text/plain' } })
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
