import type { TextFile } from './files.ts'

/** Words of one machine, in pieces so that this file does not hold them. */
const PRIVATE = [
  ['', 'work', ''],
  ['', 'root', ''],
  ['', 'home', ''],
  ['', 'Users', ''],
  ['..', 'shared', ''],
].map((pieces) => pieces.join('/'))

/** An address in the lockfile names the registry that one machine happened to use. */
const LOCKFILE = /^\s*(?:tarball|registry):.*|https?:\/\/.*/m

/** Words that mean something on one machine only. */
export function privateWordsIn({ path, text }: TextFile): string[] {
  const words = PRIVATE.filter((word) => text.includes(word))
  const address = path === 'pnpm-lock.yaml' ? LOCKFILE.exec(text)?.[0] : undefined
  return address === undefined ? words : [...words, address.trim()]
}
