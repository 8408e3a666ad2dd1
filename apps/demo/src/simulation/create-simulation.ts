import { setImmediate, setTimeout } from 'node:timers/promises'
import type { TrackedPayment } from '@paystate/engine'
import type { ControlServer, SimulatorClock, SimulatorServer } from '@paystate/simulator'
import type { AntomSimulator } from '@paystate/simulator/antom'
import type { MollieSimulator } from '@paystate/simulator/mollie'
import { planTrouble } from './faults-of-trouble.ts'
import type { Simulation, Troubled } from './simulation.ts'
import { truthOf } from './truth-of.ts'
import { untilStalled } from './until-stalled.ts'

/** Both simulated providers on ports of this machine. */
export interface SimulatedProviders {
  readonly server: SimulatorServer
  readonly control: ControlServer
  readonly mollie: MollieSimulator
  readonly antom: AntomSimulator
  readonly clock: SimulatorClock
  close(): Promise<void>
}

const REFUSED_FOR = 1_000
/** A stale keep-alive connection would be reused and break after the request was sent. */
const SEEN_CLOSED_AFTER = 50
const CHARGE_BACK = 'charge_back'

export function createSimulation(id: string, providers: SimulatedProviders): Simulation {
  const { control, mollie, antom } = providers
  const simulatorOf = ({ account }: TrackedPayment) =>
    account.provider === 'antom' ? antom : mollie
  const canChargeBack = (payment: TrackedPayment) =>
    simulatorOf(payment)
      .actionsOf(payment.providerId ?? '')
      .some(({ name }) => name === CHARGE_BACK)
  const during = createTroubles(providers)
  return {
    id,
    controlUrl: control.url,
    during,
    stall(operation, work) {
      const { requests } = operation.provider === 'antom' ? antom : mollie
      return untilStalled(during, { operation, requests }, work)
    },
    truthOf: (payment) => truthOf(simulatorOf(payment).ledger, payment),
    moveTime: (milliseconds) => control.operations.advanceClock({ milliseconds }),
    canChargeBack,
    async chargeBack(payment) {
      if (!canChargeBack(payment)) return
      const { provider } = payment.account
      await control.operations.act({ provider, payment: payment.providerId, action: CHARGE_BACK })
    },
  }
}

/** One trouble at a time: a planned fault is met by the next call of its kind, whoever makes it. */
function createTroubles(providers: SimulatedProviders): Simulation['during'] {
  let last: Promise<unknown> = Promise.resolve()
  async function during<T>(troubled: Troubled, work: () => Promise<T>): Promise<T> {
    if (troubled.trouble === 'none') return work()
    const before = last
    const run = before.catch(() => undefined).then(() => inTrouble(providers, troubled, work))
    last = run
    return run
  }
  return during
}

async function inTrouble<T>(
  { server, clock, mollie, antom }: SimulatedProviders,
  troubled: Troubled,
  work: () => Promise<T>,
): Promise<T> {
  if (troubled.trouble === 'refused') {
    await refuseForAMoment(server, clock)
    return work()
  }
  const takeBack = planTrouble({ mollie, antom }, troubled)
  try {
    return await work()
  } finally {
    takeBack()
  }
}

/** Closes the port, so that a connection is really refused; it opens again automatically. */
async function refuseForAMoment(server: SimulatorServer, clock: SimulatorClock): Promise<void> {
  await server.refuseConnections(true)
  await setTimeout(SEEN_CLOSED_AFTER)
  // A busy process comes to its timers before it hears of closed connections: those come in the turn after.
  await setImmediate()
  await setImmediate()
  clock.after(REFUSED_FOR, () => server.refuseConnections(false))
}
