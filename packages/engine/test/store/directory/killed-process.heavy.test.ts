import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, expect, it, vi } from 'vitest'

const KILLS = Number(process.env.PAYSTATE_KILLS ?? 20)
const SEED = Number(process.env.PAYSTATE_KILL_SEED ?? Date.now() % 100_000)
const WRITER = new URL('../../support/acknowledging-writer.ts', import.meta.url).pathname

vi.setConfig({ testTimeout: 60_000 + KILLS * 10_000 })

const directory = mkdtempSync(join(tmpdir(), 'paystate-killed-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

it(`loses no acknowledged transaction and keeps none by half (${KILLS} kills, PAYSTATE_KILL_SEED=${SEED})`, async () => {
  const random = randomOf(SEED)
  const acknowledged: string[] = []
  for (let life = 0; life <= KILLS; life += 1) {
    const before = [...acknowledged]
    const killAfter = 1 + Math.floor(random() * 120)
    const found = new Set(await read(startWriter(life), { acknowledged, killAfter }))

    expect(before.filter((id) => !found.has(id))).toEqual([])
    expect(halves(found)).toEqual([])
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS)
})

function startWriter(life: number) {
  const arguments_ = ['-C', '@paystate/source', WRITER, directory, `${life}`]
  return spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Lets a process write until it has acknowledged so much, and kills it at once; returns what it found. */
async function read(
  writer: ChildProcessByStdio<null, Readable, null>,
  { acknowledged, killAfter }: { acknowledged: string[]; killAfter: number },
): Promise<string[]> {
  const exited = once(writer, 'exit')
  let found: string[] | undefined
  let commits = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    const message: { found?: string[]; wrote?: string[] } = JSON.parse(line)
    found ??= message.found
    acknowledged.push(...(message.wrote ?? []))
    commits += message.wrote ? 1 : 0
    if (commits === killAfter) writer.kill('SIGKILL')
  }
  await exited
  if (found === undefined) throw new Error('The process ended before it had opened its directory')
  return found
}

/** Of each transaction both orders are there, or none. */
function halves(ids: ReadonlySet<string>): string[] {
  const other = (id: string) => (id.endsWith('a') ? id.replace(/a$/, 'b') : id.replace(/b$/, 'a'))
  return [...ids].filter((id) => !ids.has(other(id)))
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
