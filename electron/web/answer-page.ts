import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { PAGE_HEADERS } from '../../shared/contract/csp.ts'
import { isOwnHost } from './own-host.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Answers with a file of the built page; nothing else is served. */
export function answerPage(request: IncomingMessage, response: ServerResponse, pages: string): void {
  answer(request, response, pages).then(
    (refused) => {
      if (refused !== undefined) response.writeHead(refused, PAGE_HEADERS).end()
    },
    () => response.destroy(),
  )
}

/** The status of a refusal; undefined once the answer is under way. */
async function answer(request: IncomingMessage, response: ServerResponse, pages: string): Promise<number | undefined> {
  if (!isOwnHost(request)) return 403
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405
  const file = fileOf(request.url ?? '/', pages)
  const type = file === undefined ? undefined : TYPES[path.extname(file)]
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (file === undefined || type === undefined || !found?.isFile()) return 404
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': type,
    'content-length': found.size,
    'cache-control': 'no-store',
  })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
  return undefined
}

/** The file that a URL names within the page's folder, or undefined. */
function fileOf(url: string, pages: string): string | undefined {
  let name: string
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
  if (name.includes('\0') || name.includes('\\')) return undefined
  const file = path.join(pages, name === '/' ? 'index.html' : name)
  return file.startsWith(pages + path.sep) ? file : undefined
}
