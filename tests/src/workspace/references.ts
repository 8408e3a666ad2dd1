import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ROOT, type TextFile } from './files.ts'

/** The links of a page to files of the repository that are not there. */
export function brokenLinks({ path, text }: TextFile): string[] {
  // Code may look like a link without being one: what is in it is left out, and a link around it stays.
  const prose = text.replaceAll(/`[^`\n]+`/g, '')
  const targets = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(
    ([, target]) => target ?? [],
  )
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(ROOT, posix.join(posix.dirname(path), target))))
}

/** What a page has its reader run by pnpm that is neither a script of the root nor pnpm's own. */
export function unknownCommands(
  { text }: TextFile,
  { scripts }: { scripts: readonly string[] },
): string[] {
  const code = text.match(/```[\s\S]*?```|`[^`\n]+`/g) ?? []
  return code
    .flatMap((one) => [...one.matchAll(/\bpnpm(?:@12)? (?:run )?([a-z][\w:-]*)/g)])
    .flatMap(([, command]) => command ?? [])
    .filter((command) => !scripts.includes(command) && !PNPM_OWN.has(command))
}

const PNPM_OWN = new Set(['add', 'exec', 'install'])
