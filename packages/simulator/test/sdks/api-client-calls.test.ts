import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startSimulatorServer } from '../../src/index.ts'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'

const SCRIPT = fileURLToPath(new URL('./api-client-calls.mjs', import.meta.url))
const TOKEN = 'access_simulatorTokenOfThisTest'

/** Calls of simulated resources that the simulator does not answer. */
const NOT_SIMULATED = [
  'organizations.getPartnerStatus', // no payment depends on it
  'profiles.create', // profiles come with the keys, an option of the simulator
  'profiles.delete',
  'profiles.update',
]

it('serves every call of @mollie/api-client to what is simulated', {
  timeout: 60_000,
}, async () => {
  const mollie = createMollieSimulator({ tokens: [TOKEN] })
  const server = await startSimulatorServer({ mollie, https: {} })
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [SCRIPT, server.https?.mollieUrl ?? '', DEFAULT_MOLLIE_KEY, TOKEN],
    { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' } },
  ).finally(server.close)
  const { results, unlisted }: { results: Record<string, string>; unlisted: string[] } =
    JSON.parse(stdout)
  const refused = Object.entries(results).filter(([, result]) => result !== 'accepted')
  expect(Object.keys(results).length).toBeGreaterThan(40)
  expect(refused).toEqual([])
  expect(unlisted).toEqual(NOT_SIMULATED)
})
