import { afterAll, beforeAll } from 'vitest'
import { type SimulatorServer, startSimulatorServer } from '../../src/index.ts'
import { createMollieSimulator, type MollieSimulator } from '../../src/mollie.ts'

export const TOKEN = 'access_simulatorTokenOfThisTest'

export const EUR_10 = { currency: 'EUR', value: '10.00' }

export const TERMS = {
  amount: EUR_10,
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
}

export interface ServedMollie {
  readonly mollie: MollieSimulator
  /** Its address, from the first test on. */
  readonly url: () => string
}

/** Mollie on a port, for the tests of one file. */
export function serveMollie(): ServedMollie {
  const mollie = createMollieSimulator({
    tokens: [TOKEN],
    deliver: () => Promise.resolve(new Response()),
  })
  const servers: SimulatorServer[] = []
  beforeAll(async () => {
    servers.push(await startSimulatorServer({ mollie }))
  })
  afterAll(() => Promise.all(servers.map((server) => server.close())))
  return { mollie, url: () => servers[0]?.url ?? '' }
}
