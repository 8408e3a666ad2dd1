import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { ROOT } from '../../tests/src/workspace/files.ts'
import { readPages } from '../../tests/src/workspace/pages.ts'

/** A page of the repository, and where it stands on the site. */
interface Page {
  /** Below the repository's root, e.g. `packages/core/README.md`. */
  readonly source: string
  /** Below the site's root, e.g. `packages/core.md`. */
  readonly target: string
}

const REPOSITORY = 'https://github.com/paystate/paystate/blob/main'

/** Copies the pages of the repository and their images to where VitePress finds them, with links that fit there. */
export function gatherPages(folder: string): readonly Page[] {
  rmSync(folder, { recursive: true, force: true })
  const pages = readPages().map(({ path }) => ({ source: path, target: targetOf(path) }))
  for (const page of pages) {
    const file = join(folder, page.target)
    mkdirSync(dirname(file), { recursive: true })
    const text = readFileSync(join(ROOT, page.source), 'utf8')
    writeFileSync(file, relinked(text, { page, pages }))
    for (const image of imagesIn(text)) {
      cpSync(join(ROOT, dirname(page.source), image), join(dirname(file), image))
    }
  }
  return pages
}

const IMAGE = /\.(?:png|svg)$/

/** VitePress imports the files that elements name, and wants them to begin with a dot. */
const ELEMENT = /(<(?:img src|source\b[^>]* srcset)=)"([^":\s]+)"/g

/** Images of the repository that a page shows, relative to it. */
function imagesIn(text: string): string[] {
  const markdown = text.matchAll(/!\[[^\]]*\]\(([^):\s]+)\)/g)
  const elements = text.matchAll(ELEMENT)
  return [
    ...[...markdown].map(([, target = '']) => target),
    ...[...elements].map(([, , target = '']) => target),
  ]
}

/** `README.md` is the first page, a package's README `packages/NAME.md`, and `docs/` is left out. */
function targetOf(source: string): string {
  return source
    .replace(/^README\.md$/, 'index.md')
    .replace(/\/README\.md$/, source.startsWith('docs/') ? '/index.md' : '.md')
    .replace(/^docs\//, '')
    .toLowerCase()
}

/** Links to other pages lead to them; links to other files of the repository lead to where it is hosted. */
function relinked(text: string, { page, pages }: { page: Page; pages: readonly Page[] }): string {
  const imported = text.replaceAll(ELEMENT, (_, before, target) => `${before}"./${target}"`)
  return imported.replaceAll(/(\]\()([^)#\s]+)([^)]*\))/g, (link, before, target, after) => {
    if (/^[a-z]+:/.test(target) || IMAGE.test(target)) return link
    const path = posix.join(posix.dirname(page.source), target)
    const other = pages.find(({ source }) => source === path || source === `${path}/README.md`)
    if (other === undefined) return `${before}${REPOSITORY}/${path}${after}`
    const relative = posix.relative(posix.dirname(page.target), other.target)
    return `${before}${relative.startsWith('.') ? relative : `./${relative}`}${after}`
  })
}
