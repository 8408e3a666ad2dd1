import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface DeadLinksOptions {
  /** Folders that only the host has. */
  readonly elsewhere?: readonly string[]
}

/** The links of a built site to pages, files and headings of its own that are not there. */
export function deadLinks(
  folder: string,
  { elsewhere = [] }: DeadLinksOptions = {},
): readonly string[] {
  const files = globSync('**/*.html', { cwd: folder })
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const ids = new Map([...texts].map(([file, text]) => [file, idsIn(text)]))
  const isThere = (file: string, id: string | undefined) => {
    const known = ids.get(file)
    if (known === undefined) return existsSync(join(folder, file)) && id === undefined
    return id === undefined || known.has(id)
  }
  return [...texts].flatMap(([file, text]) =>
    linksIn(text)
      .map((link) => ({ link, ...resolve(link, { file, folder }) }))
      .filter(({ target, id }) => !isThere(target, id) && !isBelow(target, elsewhere))
      .map(({ link }) => `${file} links to ${link}`),
  )
}

function isBelow(target: string, folders: readonly string[]): boolean {
  return folders.some((folder) => target === folder || target.startsWith(`${folder}/`))
}

function idsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => unescaped(id ?? '')))
}

/** Addresses below the site itself, each once. */
function linksIn(text: string): string[] {
  const links = [...text.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, link]) =>
    unescaped(link ?? ''),
  )
  return [...new Set(links)].filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link))
}

function resolve(link: string, { file, folder }: { file: string; folder: string }) {
  const [path = '', id] = link.split('#')
  const joined = path === '' ? file : posix.join(posix.dirname(file), decodeURI(path))
  const isFolder = existsSync(join(folder, joined)) && statSync(join(folder, joined)).isDirectory()
  const target = isFolder ? posix.join(joined, 'index.html') : joined
  return { target, id: id ? decodeURIComponent(id) : undefined }
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&')
}
