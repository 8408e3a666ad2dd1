import type { AntomSimulator } from '../antom/simulator.ts'
import type { Controllable, PaymentAction } from './controlled.ts'

/** Lets a simulated Antom be controlled like the others. What cannot be done says so when tried. */
export function controlAntom(antom: AntomSimulator): Controllable {
  const { clock, faults, ledger, webhooks, payer, bank } = antom
  return {
    clock,
    faults,
    ledger,
    webhooks,
    actionsOf(paymentId) {
      const kinds = ledger.entries(paymentId).map(({ kind }) => kind)
      if (kinds.length === 0 || kinds.some((kind) => ENDS.has(kind))) return []
      const actions: readonly PaymentAction[] = [
        { name: 'pay', label: 'Pay', run: () => payer.pay(paymentId) },
        { name: 'fail', label: 'Fail', run: () => payer.fail(paymentId) },
        { name: 'confirm', label: 'Confirm', run: () => bank.confirm(paymentId) },
        { name: 'refuse', label: 'Refuse', run: () => bank.refuse(paymentId) },
      ]
      return actions
    },
  }
}

const ENDS: ReadonlySet<string> = new Set([
  'authorized',
  'captured',
  'canceled',
  'expired',
  'failed',
  'reversed',
])
