import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import {
  type ControlServer,
  type SimulatorClock,
  type SimulatorServer,
  startControlServer,
  startSimulatorServer,
  startSimulators,
} from '@paystate/simulator'
import { type AntomSimulator, createAntomSimulator } from '@paystate/simulator/antom'
import { createMollieSimulator, type MollieSimulator } from '@paystate/simulator/mollie'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { faultOf } from './fault-of.ts'
import { type Identity, readIdentity, writeIdentity } from './identity.ts'
import { planFault } from './plan-fault.ts'
import type { Simulation } from './simulation.ts'
import { truthOf } from './truth-of.ts'

/** Both providers, simulated on one port of this machine. */
export interface RunningSimulation extends Simulation {
  readonly server: SimulatorServer
  readonly control: ControlServer
  readonly mollie: MollieSimulator
  readonly antom: AntomSimulator
  readonly clock: SimulatorClock
  close(): Promise<void>
}

export interface SimulationOptions {
  /** Default: real time. With a clock of its own, nothing is kept. */
  readonly clock?: SimulatorClock | undefined
  /** A directory that keeps the providers' state across restarts, even after a kill. */
  readonly state?: string | undefined
  /** Where Antom sends notifications that no request names a URL for, such as disputes. */
  readonly notifyUrl?: string | undefined
  /** Milliseconds between the states of a refund at the simulated Mollie. Default: 2 s. */
  readonly refundDelay?: number
}

const A_MOMENT = 2_000
const REFUSED_FOR = 1_000
/** A stale keep-alive connection would be reused and break after the request was sent. */
const SEEN_CLOSED_AFTER = 50

type Providers = Omit<RunningSimulation, keyof Simulation>

/** Starts the simulators. With a state directory they continue where they stopped. */
export async function startSimulation(options: SimulationOptions = {}): Promise<RunningSimulation> {
  const { state, clock } = options
  const earlier = state === undefined ? undefined : readIdentity(state)
  // Ids come from the seed: with another run's seed, its ids would now name different payments.
  const identity = earlier ?? { seed: randomInt(2 ** 31), port: 0, controlPort: 0 }
  const providers = clock
    ? await startProviders(identity, { ...options, clock })
    : await startKeptProviders(identity, options)
  return { ...simulationOf(`run_${identity.seed}`, providers), ...providers }
}

function simulationOf(
  id: string,
  { server, control, mollie, antom, clock }: Providers,
): Simulation {
  const simulatorOf = ({ record }: ShopPayment) =>
    record.intent.account.provider === 'antom' ? antom : mollie
  const canChargeBack = (payment: ShopPayment) =>
    simulatorOf(payment)
      .actionsOf(payment.record.payment.id ?? '')
      .some(({ name }) => name === CHARGE_BACK)
  return {
    id,
    controlUrl: control.url,
    async arm(trouble, { operation, payment }) {
      if (trouble === 'refused') return refuseForAMoment(server, clock)
      const fault = faultOf(trouble)
      if (fault) planFault({ mollie, antom }, fault, { operation, payment })
    },
    truthOf: (payment) => truthOf(simulatorOf(payment).ledger, payment),
    moveTime: (milliseconds) => control.operations.advanceClock({ milliseconds }),
    canChargeBack,
    async chargeBack(payment) {
      if (!canChargeBack(payment)) return
      const { provider } = payment.record.intent.account
      const { id: paymentId } = payment.record.payment
      await control.operations.act({ provider, payment: paymentId, action: CHARGE_BACK })
    },
  }
}

const CHARGE_BACK = 'charge_back'

/** On a clock that somebody moves. */
async function startProviders(
  { seed }: Identity,
  options: SimulationOptions & { clock: SimulatorClock },
): Promise<Providers> {
  const { clock, refundDelay = A_MOMENT } = options
  const mollie = createMollieSimulator({ clock, seed, refundDelay })
  const antom = createAntomSimulator({ clock, seed })
  const server = await startSimulatorServer({ mollie, antom })
  const control = await startControlServer({ mollie, antom })
  const close = async () => void (await Promise.all([server.close(), control.close()]))
  return { server, control, mollie, antom, clock, close }
}

/** In real time. Everything that arrived over the ports and the control API is restored. */
async function startKeptProviders(
  identity: Identity,
  { state, notifyUrl, refundDelay = A_MOMENT }: SimulationOptions,
): Promise<Providers> {
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

/** Closes the port, so that a connection is really refused; it opens again automatically. */
async function refuseForAMoment(server: SimulatorServer, clock: SimulatorClock): Promise<void> {
  await server.refuseConnections(true)
  await setTimeout(SEEN_CLOSED_AFTER)
  clock.after(REFUSED_FOR, () => server.refuseConnections(false))
}
