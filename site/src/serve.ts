import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

/** A folder served on 127.0.0.1, as any host of static files does. */
export interface Served {
  readonly url: string
  close(): void
}

export async function serve(folder: string, { at }: { at: string }): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = pathname.startsWith(at) ? fileAt(folder, pathname.slice(at.length)) : undefined
    if (file === undefined) return response.writeHead(404).end()
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return response.writeHead(200, { 'content-type': type }).end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return { url: `http://127.0.0.1:${address.port}${at}`, close: () => server.close() }
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

function fileAt(folder: string, path: string): string | undefined {
  const file = join(folder, decodeURI(path))
  if (!existsSync(file)) return undefined
  return statSync(file).isDirectory() ? fileAt(folder, join(path, 'index.html')) : file
}
