import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly collapsed?: boolean
  readonly items?: SidebarItem[]
}

/** Names of folders where the name alone would read badly. */
const TITLES: Readonly<Record<string, string>> = {
  decisions: 'Decisions',
  engine: 'The engine',
  guides: 'Guides',
  mapping: 'Statuses, provider by provider',
  packages: 'Packages',
  apps: 'Applications',
}

/** The pages below a folder, files before folders, each under the title that it gives itself. */
export function listPages(
  folder: string,
  link: string,
  leftOut: readonly string[] = [],
): SidebarItem[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !leftOut.includes(name))
    .sort((one, other) => one.name.localeCompare(other.name))
  const files = entries.filter(({ name }) => name.endsWith('.md') && name !== 'index.md')
  const folders = entries.filter((entry) => entry.isDirectory())
  return [
    ...files.map(({ name }) => fileItem(join(folder, name), `${link}/${name.slice(0, -3)}`)),
    ...folders.map(({ name }) => folderItem(join(folder, name), { name, link: `${link}/${name}` })),
  ]
}

function fileItem(path: string, link: string): SidebarItem {
  return { text: titleOf(path), link }
}

function folderItem(path: string, { name, link }: { name: string; link: string }): SidebarItem {
  const items = listPages(path, link)
  const index = existsSync(join(path, 'index.md')) ? { link: `${link}/` } : {}
  return { text: TITLES[name] ?? name, collapsed: true, items, ...index }
}

function titleOf(path: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1]
  return (title ?? path).replaceAll(/[`\\]/g, '')
}
