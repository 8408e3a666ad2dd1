import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { BASE, RUNTIME_BASE, withRuntimeBase } from './base.ts'

/**
 * Makes a built site work at any address.
 *
 * VitePress writes the address into every file. Each page and style sheet gets the way from itself to
 * the top of the site instead, and each page a script in its head that tells the other scripts at which
 * address that is; `runtime-base.ts` has them ask.
 */
export function makeRelative(folder: string): void {
  for (const file of globSync('**/*.{html,css}', { cwd: folder })) {
    const path = join(folder, file)
    const up = `${posix.relative(posix.dirname(file), '.') || '.'}/`
    const text = readFileSync(path, 'utf8')
    const own = file.endsWith('.html') ? withScript(text, file === '404.html' ? '/' : up) : text
    writeFileSync(path, own.replaceAll(BASE, up).replaceAll(KEPT, BASE))
  }
}

const KEPT = '\u0000kept'

/** Texts in scripts of the page keep the mark, and get it replaced when they run. */
function withScript(text: string, up: string): string {
  const find = `${RUNTIME_BASE}=new URL(${JSON.stringify(up)},location.href).pathname`
  return text
    .replaceAll(/JSON\.parse\(("(?:[^"\\]|\\.)*")\)/g, (call, literal: string) =>
      literal.includes(BASE)
        ? `JSON.parse(${withRuntimeBase(literal)})`.replaceAll(BASE, KEPT)
        : call,
    )
    .replace('<head>', `<head><script>${find}</script>`)
}
