import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRealTimeClock, startSimulatorServer } from '@paystate/simulator'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import { z } from 'zod'
import { freePort } from './example-process.ts'

/** A provider on a port, and what an example is told to find it. */
export interface Market {
  readonly mollie: MollieSimulator
  readonly env: Readonly<Record<string, string>>
  /** Where the shop is going to be. */
  readonly url: string
  /** Where the provider sends the payer back to. */
  returnUrlOf(paymentId: string): Promise<string>
  close(): Promise<void>
}

const paymentShape = z.object({ redirectUrl: z.string() })

export async function openMarket(database?: string): Promise<Market> {
  const clock = createRealTimeClock()
  const mollie = createMollieSimulator({ clock })
  const server = await startSimulatorServer({ mollie })
  const folder = mkdtempSync(join(tmpdir(), 'paystate-shop-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  return {
    mollie,
    url,
    env: {
      PORT: String(port),
      SHOP_URL: url,
      DATABASE_URL: database ?? join(folder, 'data'),
      MOLLIE_API_KEY: DEFAULT_MOLLIE_KEY,
      MOLLIE_URL: server.mollieUrl,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    async returnUrlOf(paymentId) {
      const headers = { authorization: `Bearer ${DEFAULT_MOLLIE_KEY}` }
      const response = await fetch(`${server.mollieUrl}/payments/${paymentId}`, { headers })
      return paymentShape.parse(await response.json()).redirectUrl
    },
    async close() {
      clock.stop()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
