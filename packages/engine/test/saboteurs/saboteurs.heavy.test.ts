import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { env } from 'node:process'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { keepFreshDatabase } from './fresh-database.ts'
import type { Saboteur } from './saboteur.ts'
import { SABOTEURS } from './saboteurs.ts'

const HERE = new URL('.', import.meta.url).pathname
const VITEST = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const reports = mkdtempSync(join(tmpdir(), 'paystate-saboteurs-'))
const database = join(reports, 'database.tar')
beforeAll(() => keepFreshDatabase(database))
afterAll(() => rmSync(reports, { recursive: true, force: true }))

/** Only some of them: a part of their names. */
const wanted = [...SABOTEURS].filter(([name]) => name.includes(env.PAYSTATE_SABOTEURS ?? ''))
const server = inject('postgresUrl')

it.each(wanted.filter(([, { caughtBy }]) => server !== undefined || caughtBy.on === 'embedded'))(
  'the saboteur “%s” is caught',
  async (name, saboteur) => {
    const verdict = await verdictOn(name, saboteur)

    expect(verdict).toEqual({ test: saboteur.caughtBy.title, status: 'failed' })
  },
  600_000,
)

const report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})

/** How the test that should catch it ends: of several of its name, one that fails is enough. */
async function verdictOn(
  name: string,
  { caughtBy: { file, title, on } }: Saboteur,
): Promise<{ readonly test: string; readonly status: string }> {
  const out = join(reports, `${name.replaceAll(/\W/g, '_')}.json`)
  const place = on === 'server' ? 'PostgreSQL.*' : ''
  const pattern = `${place}${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  const config = join(HERE, 'vitest.config.ts')
  const args = [
    'run',
    '--config',
    config,
    '--typecheck.enabled=false',
    `test/${file}`,
    '-t',
    pattern,
  ]
  const child = spawn(process.execPath, [VITEST, ...args], {
    cwd: join(HERE, '../..'),
    env: {
      ...env,
      PAYSTATE_SABOTEUR: name,
      PAYSTATE_SABOTEUR_REPORT: out,
      PAYSTATE_SABOTEUR_DATABASE: database,
      PAYSTATE_TESTS: 'all',
      ...(on === 'server' && { PAYSTATE_SABOTEUR_SERVER: server }),
      NODE_COMPILE_CACHE: join(reports, 'compiled'),
    },
    stdio: 'ignore',
  })
  await once(child, 'exit')
  const { testResults } = report.parse(JSON.parse(readFileSync(out, 'utf8')))
  const ours = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((one) => one.title === title)
  const statuses = ours.map(statusOf)
  return { test: title, status: statuses.find((status) => status === 'failed') ?? statuses.join() }
}

/** A busy machine is nobody's catch. */
function statusOf({ status, failureMessages }: { status: string; failureMessages: string[] }) {
  return failureMessages.some((text) => text.includes('Test timed out')) ? 'timed out' : status
}
