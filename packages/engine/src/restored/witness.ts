import { readFile, rename, writeFile } from 'node:fs/promises'

/**
 * Keeps a short text outside the database, so that a database which was restored from a backup is noticed:
 * in a file, an object store, another database. It must not be part of the same backup.
 */
export interface Witness {
  /** What was kept last; undefined where nothing was. */
  read(): Promise<string | undefined>
  write(text: string): Promise<void>
}

/** A witness in a file. */
export function fileWitness(path: string): Witness {
  let written = 0
  return {
    async read() {
      try {
        return await readFile(path, 'utf8')
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    async write(text) {
      written += 1
      const whole = `${path}.${process.pid}.${written}`
      await writeFile(whole, text)
      await rename(whole, path)
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
