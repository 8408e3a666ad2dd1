import { randomInt } from 'node:crypto'
import { startSimulators } from '@paystate/simulator'
import { createSimulation, type SimulatedProviders } from './create-simulation.ts'
import { type Identity, readIdentity, writeIdentity } from './identity.ts'
import type { Simulation } from './simulation.ts'

/** Both providers, simulated on one port of this machine. */
export interface RunningSimulation extends Simulation, SimulatedProviders {}

export interface SimulationOptions {
  /** A directory that keeps the providers' state across restarts, even after a kill. */
  readonly state?: string | undefined
  /** Where Antom sends notifications that no request names a URL for, such as disputes. */
  readonly notifyUrl?: string | undefined
  /** Milliseconds between the states of a refund at the simulated Mollie. Default: 2 s. */
  readonly refundDelay?: number
}

const A_MOMENT = 2_000

/** Starts the simulators in real time. With a state directory they continue where they stopped. */
export async function startSimulation(options: SimulationOptions = {}): Promise<RunningSimulation> {
  const { state } = options
  const earlier = state === undefined ? undefined : readIdentity(state)
  // Ids come from the seed: with another run's seed, its ids would now name different payments.
  const identity = earlier ?? { seed: randomInt(2 ** 31), port: 0, controlPort: 0 }
  const providers = await startProviders(identity, options)
  return { ...createSimulation(`run_${identity.seed}`, providers), ...providers }
}

/** Everything that arrived over the ports and the control API is restored. */
async function startProviders(
  identity: Identity,
  { state, notifyUrl, refundDelay = A_MOMENT }: SimulationOptions,
): Promise<SimulatedProviders> {
  // Before the first event: a state without its identity could not be told from a new one.
  if (state !== undefined) writeIdentity(state, identity)
  const { seed, port, controlPort } = identity
  const own = {
    mollie: { refundDelay },
    antom: { magicAmounts: false, ...(notifyUrl && { notifyUrl, disputeNotifyUrl: notifyUrl }) },
  }
  const start = (ports: Pick<Identity, 'port' | 'controlPort'>) =>
    startSimulators({ seed, ...ports, ...own, ...(state !== undefined && { state }) })
  const running = await start({ port, controlPort }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
    return start({ port: 0, controlPort: 0 })
  })
  const { server, control } = running
  if (state !== undefined) {
    writeIdentity(state, { seed, port: portOf(server.url), controlPort: portOf(control.url) })
  }
  return running
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}
