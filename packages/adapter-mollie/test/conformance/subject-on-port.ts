import type { BasicSubject } from '@paystate/conformance'
import { createSequence } from '@paystate/core'
import { type SimulatorServer, startSimulatorServer } from '@paystate/simulator'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import { adapter } from '../../src/index.ts'
import { KEYS, WEBHOOK_URL, worldOf } from './subject.ts'

const servers: SimulatorServer[] = []

/** Closes every port that a subject was put on. */
export async function closePorts(): Promise<void> {
  for (const server of servers.splice(0)) await server.close()
}

/** The adapter on its own connection, with the simulated provider on a port. */
export async function createSubjectOnPort(): Promise<BasicSubject> {
  const simulator = createMollieSimulator({ keys: Object.values(KEYS) })
  const { clock } = simulator
  const server = await startSimulatorServer({ mollie: simulator })
  servers.push(server)
  const world = worldOf(simulator)
  return {
    ...world,
    adapter: adapter.create(
      { apiKey: KEYS.shop.key, baseUrl: server.mollieUrl, webhookUrl: WEBHOOK_URL },
      { clock, sequence: createSequence({ clock }) },
    ),
    faults: {
      known: world.faults.known,
      next: (call, fault) =>
        fault === 'refuse' ? server.refuseConnections(true) : world.faults.next(call, fault),
      async clear() {
        await world.faults.clear()
        await server.refuseConnections(false)
      },
    },
  }
}
