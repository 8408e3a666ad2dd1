import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lockDirectory } from '../../../src/store/directory/lock-directory.ts'
import { openDirectory } from '../../../src/store/directory/open-directory.ts'

let directory: string
let opened: string[]
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-directory-'))
  opened = []
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** Opens nothing, and writes down what it was asked to open and to close. */
async function open(path: string) {
  opened.push(`open ${path.slice(directory.length)}`)
  return {
    query: async () => ({ rows: [] }),
    transaction: () => Promise.reject(),
    close: async () => void opened.push('close'),
  }
}

it('takes the directory before it opens the files, and gives it back after closing them', async () => {
  const isTaken = () => expect(() => lockDirectory(directory)).toThrow('in use')
  const first = await openDirectory(directory, async (path) => {
    isTaken()
    const pglite = await open(path)
    return { ...pglite, close: async () => isTaken() }
  })
  await first.close()

  expect(opened).toEqual(['open /postgres'])
  expect(() => lockDirectory(directory).release()).not.toThrow()
})

it('creates nothing on a Node that cannot lock it', async () => {
  const absent = join(directory, 'data')
  vi.spyOn(process, 'getBuiltinModule').mockReturnValueOnce(undefined)

  await expect(openDirectory(absent, open)).rejects.toThrow('needs Node 22.13 or later')
  expect(existsSync(absent)).toBe(false)
})

it.each([
  ['file', 'EEXIST'],
  ['file/data', 'ENOTDIR'],
  ['file\0', 'ERR_INVALID_ARG_VALUE'],
  ['locked', 'ERR_SQLITE_ERROR'],
  ['damaged', 'It is damaged'],
])('says that %s cannot be used, and why: %s', async (name, why) => {
  writeFileSync(join(directory, 'file'), '')
  mkdirSync(join(directory, 'locked', 'paystate.lock'), { recursive: true })
  const path = join(directory, name)
  const damaged = () => Promise.reject(new Error('It is damaged'))
  const refused = openDirectory(path, name === 'damaged' ? damaged : open)

  await expect(refused).rejects.toMatchObject({ name: 'DatabaseError', problem: 'unusable' })
  await expect(refused).rejects.toThrow(
    `The data directory ${JSON.stringify(path)} cannot be used. (${why})`,
  )
})

it('opened twice in one process, by any name, is one database; the last close closes it', async () => {
  const link = `${directory}-link`
  symlinkSync(directory, link)
  const [one, other] = await Promise.all([
    openDirectory(directory, open),
    openDirectory(link, open),
  ])
  rmSync(link)

  expect(one.database).toBe(other.database)
  await one.close()
  await one.close()
  expect(opened).toEqual(['open /postgres'])
  await other.close()
  expect(opened).toEqual(['open /postgres', 'close'])
})

it('opens again what is just being closed', async () => {
  const first = await openDirectory(directory, open)
  const closing = first.close()
  const second = await openDirectory(directory, open)
  await closing

  expect(opened).toEqual(['open /postgres', 'close', 'open /postgres'])
  await second.close()
})

it('gives the directory back when the files do not open', async () => {
  const broken = openDirectory(directory, () => Promise.reject(new Error('broken')))

  await expect(broken).rejects.toThrow('broken')
  await (await openDirectory(directory, open)).close()
})

it('keeps the directory when nobody holds the result and the garbage is collected', async () => {
  await openDirectory(directory, open)
  await collectGarbage()

  expect(() => lockDirectory(directory)).toThrow('in use')
  await (await openDirectory(directory, open)).close()
})

it('refuses files that it did not make', async () => {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'PG_VERSION'), '18')

  await expect(openDirectory(directory, open)).rejects.toMatchObject({ problem: 'unusable' })
})

/** More than once: what a promise still holds goes with the next turn. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  for (const _ of [1, 2, 3]) {
    await setImmediate()
    if (typeof collect === 'function') collect()
  }
}

it('ends the leases of the process before it, and none of its own when it opens the directory again', async () => {
  const statements: string[] = []
  const openAndNote = async (path: string) => ({
    ...(await open(path)),
    query: async (text: string) => {
      statements.push(text.trim().split(' where ')[0]?.slice(0, 24) ?? '')
      return { rows: [{ hasPayments: true }] }
    },
  })
  await (await openDirectory(directory, openAndNote)).close()
  const first = statements.splice(0)
  await (await openDirectory(directory, openAndNote)).close()

  expect(first.filter((text) => text.startsWith('update'))).toHaveLength(2)
  expect(statements).toEqual([])
})
