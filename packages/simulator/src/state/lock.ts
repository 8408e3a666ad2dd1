import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StateError } from './journal.ts'

/**
 * Keeps a state directory to one process: two would write over each other. Gives the function that
 * releases it. A lock that a process left behind when it was killed is taken over.
 *
 * @throws {StateError} While another process has it.
 */
export function lockDirectory(directory: string): () => void {
  const file = join(directory, 'lock')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const owner = ownerOf(file)
  if (owner !== undefined && isAlive(owner)) {
    throw new StateError(`${directory} is in use by process ${owner}`)
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function ownerOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0) // asks only
    return true
  } catch {
    return false
  }
}
