import type { BasicSubject } from '@paystate/conformance'
import { createSequence } from '@paystate/core'
import { type SimulatorServer, startSimulatorServer } from '@paystate/simulator'
import { adapter } from '../../src/index.ts'
import { optionsFor } from '../support/connected.ts'
import { createSimulator, worldOf } from './subject.ts'

const servers: SimulatorServer[] = []

/** Closes every port that a subject was put on. */
export async function closePorts(): Promise<void> {
  for (const server of servers.splice(0)) await server.close()
}

/** The adapter on its own connection, with the simulated provider on a port. */
export async function createSubjectOnPort(): Promise<BasicSubject> {
  const simulator = createSimulator()
  const { clock } = simulator
  const server = await startSimulatorServer({ antom: simulator })
  servers.push(server)
  const world = worldOf(simulator)
  return {
    ...world,
    adapter: adapter.create(optionsFor({ baseUrl: server.antomUrl }), {
      clock,
      sequence: createSequence({ clock }),
    }),
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
