import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningSimulation } from '../../src/simulation/start-simulation.ts'
import type { PaymentStore } from '../../src/store/payment-store.ts'
import { type RunningShop, startShop } from '../../src/web/start-shop.ts'

export interface TestDemo extends RunningShop {
  readonly errors: unknown[]
  readonly directory: string
}

/** The whole demo with data of its own. */
export async function startTestShop(
  provider: string,
  given: { directory?: string; simulation?: RunningSimulation; store?: PaymentStore } = {},
): Promise<TestDemo> {
  const directory = given.directory ?? mkdtempSync(join(tmpdir(), 'paystate-demo-'))
  const errors: unknown[] = []
  const running = await startShop(
    { port: 0, isPortChosen: true, dataDirectory: directory, provider: { provider } },
    {
      onError: (error) => errors.push(error),
      ...(given.simulation && { simulation: given.simulation }),
      ...(given.store && { store: given.store }),
    },
  )
  return {
    ...running,
    errors,
    directory,
    async close() {
      await running.close()
      if (given.directory === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}
