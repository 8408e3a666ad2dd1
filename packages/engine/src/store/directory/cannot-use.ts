import { DatabaseError, isDatabaseError } from '../database/database-error.ts'

/** Says which directory cannot be used, and why, whatever the file system or the embedded database threw. */
export function cannotUse(directory: string, error: unknown): DatabaseError {
  if (isDatabaseError(error)) return error
  return new DatabaseError('unusable', {
    what: `The data directory ${JSON.stringify(directory)} cannot be used.`,
    because: reasonOf(error),
    advice:
      'Give a directory that this process can create and write, and whose files paystate has made with this version of PGlite. If they are damaged, restore a backup.',
  })
}

/** A code or a message of Node, SQLite or PGlite: they name files, and nothing that is stored. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return `(${code ?? error.message})`
}
