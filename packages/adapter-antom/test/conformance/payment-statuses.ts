import {
  enterStatus,
  isJsonObject,
  type Rewrite,
  type SubjectStatus,
  subjectStatuses,
} from '@paystate/conformance'
import { type Payment, type PaymentAdapter, recover } from '@paystate/core'
import { PAYMENT_REACH } from '../../src/tables.ts'
import { sessionIn } from './sessions.ts'
import type { Drive, Provider } from './status-provider.ts'
import {
  appliedIn,
  BY_BANK,
  BY_TOKEN,
  cancel,
  create,
  created,
  IN_SESSION,
  IN_WALLET,
  LATER,
  type More,
} from './status-writes.ts'

/** The statuses of a payment. */
export function paymentStatuses(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank, faults, ledger } = provider.simulator
  const opened =
    (create: (adapter: PaymentAdapter) => Promise<Payment>): Drive =>
    (adapter) =>
      enterStatus(provider, { enter: () => create(adapter) })
  const moved =
    (move: (payment: Payment) => Promise<unknown>, more?: More): Drive =>
    async (adapter) => {
      const payment = await created(adapter, more)
      return enterStatus(provider, { payment, enter: () => move(payment) })
    }
  const held = (adapter: PaymentAdapter) => {
    bank.holdNext('payment')
    return create(adapter, BY_TOKEN)
  }
  return subjectStatuses('payment', {
    reach: PAYMENT_REACH,
    report: reportingPayment,
    drivers: {
      'PROCESSING > requires_action': {
        arrive: opened((adapter) => created(adapter)),
        respond: (adapter) => create(adapter),
      },
      'PROCESSING > processing': {
        arrive: opened(async (adapter) => appliedIn(await held(adapter))),
        respond: held,
      },
      'PENDING > processing': {
        arrive: moved(({ id = '' }) => payer.pay(id), BY_BANK),
      },
      'SUCCESS > captured': {
        arrive: moved(({ id = '' }) => payer.pay(id)),
        async respond(adapter) {
          faults.next('pay', 'drop_answer')
          const lost = await create(adapter)
          if (lost.kind !== 'unknown') throw new Error('The response was not lost')
          await payer.pay(ledger.paymentsOf(lost.operation.reference)[0] ?? '')
          return recover(adapter, lost)
        },
      },
      'SUCCESS > authorized': {
        arrive: moved(({ id = '' }) => payer.pay(id), LATER),
        respond: (adapter) => create(adapter, { ...BY_TOKEN, capture: 'manual' }),
      },
      'FAIL > requires_action': {
        arrive: moved((payment) => payer.fail(sessionIn(payment), IN_WALLET), IN_SESSION),
      },
      'FAIL > failed': { arrive: moved(({ id = '' }) => payer.fail(id)) },
      'CANCELLED > canceled': {
        arrive: async (adapter) => {
          const payment = await created(adapter)
          return enterStatus(provider, { payment, enter: () => cancel(adapter, payment) })
        },
      },
    },
  })
}

function reportingPayment(paymentStatus: string): Rewrite {
  return (body) =>
    isJsonObject(body) && ('paymentStatus' in body || 'paymentId' in body)
      ? { ...body, paymentStatus }
      : undefined
}
