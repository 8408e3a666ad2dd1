import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DirectoryInUseError, lockDirectory } from '../../src/data/lock-directory.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** A process of its own that takes the directory, drops what it got, and keeps running until it is killed. */
async function holder() {
  const file = new URL('../../src/data/lock-directory.ts', import.meta.url).pathname
  const script = `const { lockDirectory } = await import(${JSON.stringify(file)})
    lockDirectory(${JSON.stringify(directory)}); setInterval(() => {}, 1000)
    await new Promise(setImmediate); globalThis.gc(); console.log('held')`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script])
  await once(child.stdout, 'data')
  return child
}

it('refuses a directory that another process has, and names that process, garbage collected or not', async () => {
  const child = await holder()
  expect(() => lockDirectory(directory)).toThrow(DirectoryInUseError)
  expect(() => lockDirectory(directory)).toThrow(`process ${child.pid}`)
  child.kill('SIGKILL')
  await once(child, 'exit')
})

it('takes a directory whose owner was killed', async () => {
  const child = await holder()
  child.kill('SIGKILL')
  await once(child, 'exit')

  expect(() => lockDirectory(directory).release()).not.toThrow()
})

it('refuses a second lock of the same process', () => {
  const lock = lockDirectory(directory)
  expect(() => lockDirectory(directory)).toThrow(DirectoryInUseError)
  lock.release()

  expect(() => lockDirectory(directory).release()).not.toThrow()
})
