import {
  type BasicSubject,
  type FaultMatrix,
  printFaultMatrix,
  runFaultMatrix,
} from '@paystate/conformance'
import { createSequence } from '@paystate/core'
import { type SimulatorServer, startSimulatorServer } from '@paystate/simulator'
import { afterEach, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { optionsFor } from '../support/connected.ts'
import { createSimulator, createSubject, worldOf } from './subject.ts'

const TIMEOUT_MS = 240_000

const servers: SimulatorServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** The adapter on its own connection, with the simulated provider on a port. */
async function createSubjectOnPort(): Promise<BasicSubject> {
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

function wrongIn(matrix: FaultMatrix) {
  return matrix.cells.filter(({ wrong }) => wrong !== undefined)
}

it('says what is true after every fault, over a port', { timeout: TIMEOUT_MS }, async () => {
  const matrix = await runFaultMatrix(createSubjectOnPort)

  console.log(printFaultMatrix(matrix))
  expect(matrix.cells.length).toBeGreaterThan(0)
  expect(wrongIn(matrix)).toEqual([])
})

it('says what is true when nothing is repeated', { timeout: TIMEOUT_MS }, async () => {
  const matrix = await runFaultMatrix(createSubject, { wanted: false })

  console.log(printFaultMatrix(matrix))
  expect(matrix.cells.length).toBeGreaterThan(0)
  expect(wrongIn(matrix)).toEqual([])
})
