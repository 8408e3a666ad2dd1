import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDirectory } from '../../../src/store/directory/lock-directory.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** A process of its own that takes the directory and keeps it until it is killed. */
async function holder() {
  const file = new URL('../../../src/store/directory/lock-directory.ts', import.meta.url).pathname
  const script = `const { lockDirectory } = await import(${JSON.stringify(file)})
    globalThis.lock = lockDirectory(${JSON.stringify(directory)})
    console.log('held'); process.stdin.resume()`
  const options = ['-C', '@paystate/source', '--input-type=module', '-e', script]
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'readable')
  const first: unknown = child.stdout.read()
  if (first === null) throw new Error('The process ended before it had the directory')
  return child
}

async function kill(child: Awaited<ReturnType<typeof holder>>) {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

it('refuses a directory that another process has, and names that process', async () => {
  const child = await holder()

  expect(() => lockDirectory(directory)).toThrow(
    expect.objectContaining({ problem: 'in_use', message: expect.stringContaining(directory) }),
  )
  expect(() => lockDirectory(directory)).toThrow(`in use by process ${child.pid}.`)
  await kill(child)
})

it('takes a directory whose owner was killed', async () => {
  await kill(await holder())

  expect(() => lockDirectory(directory).release()).not.toThrow()
})

it('refuses a second lock of the same process, and takes one after a release', () => {
  const lock = lockDirectory(directory)

  expect(() => lockDirectory(directory)).toThrow('another thread of this process')
  lock.release()
  expect(() => lockDirectory(directory).release()).not.toThrow()
})

it('makes a directory that is missing', () => {
  expect(() => lockDirectory(join(directory, 'a', 'b')).release()).not.toThrow()
})
