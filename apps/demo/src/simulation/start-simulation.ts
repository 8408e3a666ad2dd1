import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import {
  createRealTimeClock,
  type SimulatorClock,
  type SimulatorServer,
  startSimulatorServer,
} from '@paystate/simulator'
import { type AntomSimulator, createAntomSimulator } from '@paystate/simulator/antom'
import { createMollieSimulator, type MollieSimulator } from '@paystate/simulator/mollie'
import { faultOf } from './fault-of.ts'
import { planFault } from './plan-fault.ts'
import type { Simulation } from './simulation.ts'
import { truthOf } from './truth-of.ts'

/** Both providers, simulated on one port of this machine. */
export interface RunningSimulation extends Simulation {
  readonly server: SimulatorServer
  readonly mollie: MollieSimulator
  readonly antom: AntomSimulator
  close(): Promise<void>
}

export interface SimulationOptions {
  /** Default: real time. */
  readonly clock?: SimulatorClock | undefined
  /** Milliseconds that a refund takes from step to step at the simulated Mollie. Default: 2 s. */
  readonly refundDelay?: number
}

const A_MOMENT = 2_000
const REFUSED_FOR = 1_000
/** A connection that its owner still takes for open would be used, and break after the request had left. */
const SEEN_CLOSED_AFTER = 50

/** Starts the simulators. What they know lasts as long as they run. */
export async function startSimulation(options: SimulationOptions = {}): Promise<RunningSimulation> {
  const ownClock = options.clock ? undefined : createRealTimeClock()
  const clock = options.clock ?? ownClock ?? createRealTimeClock()
  // Ids come from the seed: with that of an earlier run, its ids would name other payments now.
  const seed = randomInt(2 ** 31)
  const mollie = createMollieSimulator({
    clock,
    seed,
    refundDelay: options.refundDelay ?? A_MOMENT,
  })
  const antom = createAntomSimulator({ clock, seed })
  const server = await startSimulatorServer({ mollie, antom })
  return {
    id: `run_${seed}`,
    server,
    mollie,
    antom,
    async arm(trouble, { operation, payment }) {
      if (trouble === 'refused') return refuseForAMoment(server, clock)
      const fault = faultOf(trouble)
      if (fault) planFault({ mollie, antom }, fault, { operation, payment })
    },
    truthOf(payment) {
      const { provider } = payment.record.intent.account
      return truthOf(provider === 'antom' ? antom.ledger : mollie.ledger, payment)
    },
    async close() {
      ownClock?.stop()
      await server.close()
    },
  }
}

/** The port is closed, so that a connection is really refused, and opens again by itself. */
async function refuseForAMoment(server: SimulatorServer, clock: SimulatorClock): Promise<void> {
  await server.refuseConnections(true)
  await setTimeout(SEEN_CLOSED_AFTER)
  clock.after(REFUSED_FOR, () => server.refuseConnections(false))
}
