import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** TypeDoc calls an entry `index`; here it gets the name by which it is imported. */
export function nameModules(folder: string): void {
  for (const file of globSync('@paystate/*/*.md', { cwd: folder })) {
    const path = join(folder, file)
    const entry = basename(file, '.md')
    const name = file.slice(0, -'.md'.length).replace(/\/index$/, '')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(new RegExp(`^# ${entry}$`, 'm'), `# ${name}`))
  }
}
