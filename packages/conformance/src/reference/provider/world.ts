import { type Capabilities, type Clock, money, type Payment } from '@paystate/core'
import type {
  SubjectBank,
  SubjectDelayed,
  SubjectLedger,
  SubjectPayer,
  SubjectSessions,
} from '../../subject/subject.ts'
import type { ReferenceProvider } from './provider.ts'
import type { ProviderPayment } from './provider-payment.ts'

/** What the payer does at the provider. */
export function createReferencePayer(
  provider: ReferenceProvider,
): Omit<SubjectPayer, 'abandonedAfterMs'> {
  const open = (payment: Payment): ProviderPayment => {
    const found = find(provider, payment)
    if (found?.status !== 'open') throw new RangeError('The payer has nothing to do')
    return found
  }
  return {
    async pay(payment) {
      const found = open(payment)
      found.status = found.capture === 'manual' ? 'held' : 'paid'
      found.taken = found.capture === 'manual' ? 0 : found.amount
    },
    async fail(payment) {
      open(payment).status = 'declined'
    },
    async leave(payment) {
      open(payment)
    },
  }
}

/** What the payer does in a session: of several payments the provider keeps the last. */
export function createReferenceSessions(provider: ReferenceProvider): SubjectSessions {
  const sessionOf = (payment: Payment): ProviderPayment => {
    const found = find(provider, payment)
    if (found?.isSession && (found.status === 'open' || found.status === 'paid')) return found
    throw new RangeError('There is no open session')
  }
  const nextId = ({ tries }: ProviderPayment): string => `try_${tries.length + 1}`
  return {
    payment: () => ({ ...TEN_EUROS, extra: { tries: 'many' } }),
    async pay(payment) {
      const session = sessionOf(payment)
      for (const previousAttempts of session.tries)
        if (previousAttempts.status === 'paid') previousAttempts.status = 'returned'
      session.tries.push({ id: nextId(session), status: 'paid' })
      session.status = 'paid'
      session.taken = session.amount
    },
    async fail(payment) {
      const session = sessionOf(payment)
      session.tries.push({ id: nextId(session), status: 'declined' })
    },
  }
}

const TEN_EUROS = {
  amount: money('EUR', 1000),
  description: 'Ten apples',
  returnUrl: 'https://shop.example/return',
} as const

/** Money that arrives later. */
export function createReferenceDelay(provider: ReferenceProvider): SubjectDelayed {
  return {
    payment: () => TEN_EUROS,
    async start(payment) {
      const found = find(provider, payment)
      if (found?.status === 'open') found.status = 'underway'
    },
    async arrive(payment) {
      const found = find(provider, payment)
      if (found?.status !== 'underway') throw new RangeError('No money is in transit')
      found.status = 'paid'
      found.taken = found.amount
    },
  }
}

/** What banks do. */
export function createReferenceBank(
  provider: ReferenceProvider,
  {
    capabilities: { lateMoney },
    clock,
  }: { readonly capabilities: Capabilities; readonly clock: Clock },
): Required<SubjectBank> {
  return {
    async chargeBack(payment) {
      const found = find(provider, payment)
      if (!found) return
      found.disputes.push({ id: 'dis_000001', amount: found.amount })
      found.changedAt = clock.now()
    },
    async failRefund({ id }) {
      const refund = provider
        .payments()
        .flatMap(({ refunds }) => refunds)
        .find((candidate) => candidate.id === id)
      if (refund) refund.status = 'bounced'
    },
    async payLate(payment) {
      const found = find(provider, payment)
      if (!found || found.taken > 0) throw new RangeError('No payment can be paid late')
      found.taken = found.amount
      if (lateMoney === 'returned') found.reversed = found.amount
      else found.status = 'paid'
    },
  }
}

/** What really happened, from the provider's own books. */
export function ledgerOf(provider: ReferenceProvider): SubjectLedger {
  const byId = (id: string | undefined) => provider.payments().find((one) => one.id === id)
  return {
    effectsOf({ kind, reference, paymentId, refundId }) {
      const payment = byId(paymentId)
      const named = (one: { readonly reference: string }): boolean => one.reference === reference
      switch (kind) {
        case 'create_payment':
          return provider.payments().filter(named).length
        case 'capture_payment':
          return payment?.captures.filter(named).length ?? 0
        case 'refund_payment':
          return payment?.refunds.filter(named).length ?? 0
        case 'cancel_payment':
          return payment?.voids ?? 0
        case 'cancel_refund':
          return (
            payment?.refunds.filter(({ id, status }) => id === refundId && status === 'canceled')
              .length ?? 0
          )
      }
    },
    moneyOf({ id }) {
      const payment = byId(id)
      const sent = payment?.refunds.filter(({ status }) => status === 'sent') ?? []
      return {
        captured: payment?.taken ?? 0,
        refunded: sent.reduce((sum, { amount }) => sum + amount, 0),
        reversed: payment?.reversed ?? 0,
      }
    },
  }
}

function find(provider: ReferenceProvider, payment: Payment): ProviderPayment | undefined {
  return provider.payments().find(({ id }) => id === payment.id)
}
