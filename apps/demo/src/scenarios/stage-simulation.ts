import type { TrackedPayment } from '@paystate/engine'
import type { Simulation } from '../simulation/simulation.ts'
import { truthOf } from '../simulation/truth-of.ts'
import { untilStalled } from '../simulation/until-stalled.ts'
import type { Stage } from './open-stage.ts'

/** A stage's simulators as pages see them: what a visitor can change, and what really happened. */
export function stageSimulation(stage: Stage): Simulation {
  const simulatorOf = ({ account }: TrackedPayment) =>
    account.provider === 'antom' ? stage.antom : stage.mollie
  const chargeBackOf = (payment: TrackedPayment) =>
    simulatorOf(payment)
      .actionsOf(payment.providerId ?? '')
      .find(({ name }) => name === 'charge_back')
  return {
    id: 'stage',
    controlUrl: 'http://127.0.0.1:3001/',
    during: stage.during,
    stall(operation, work) {
      const { requests } = operation.provider === 'antom' ? stage.antom : stage.mollie
      return untilStalled(stage.during, { operation, requests }, work)
    },
    truthOf: (payment) => truthOf(simulatorOf(payment).ledger, payment),
    moveTime: stage.pass,
    canChargeBack: (payment) => chargeBackOf(payment) !== undefined,
    chargeBack: async (payment) => chargeBackOf(payment)?.run(),
  }
}
