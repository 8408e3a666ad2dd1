import type { Payment } from '@paystate/core'
import type { SubjectBank, SubjectLedger, SubjectPayer } from '../../subject/subject.ts'
import type { ReferenceProvider } from './provider.ts'
import type { ProviderPayment } from './provider-payment.ts'

/** What the payer does at the provider. */
export function createReferencePayer(
  provider: ReferenceProvider,
): Omit<SubjectPayer, 'abandonedAfterMs'> {
  const open = (payment: Payment): ProviderPayment => {
    const found = find(provider, payment)
    if (found?.status !== 'open') throw new RangeError('There is nothing for the payer to do')
    return found
  }
  return {
    async pay(payment) {
      const found = open(payment)
      found.status = found.steps === 'two' ? 'held' : 'paid'
      found.taken = found.steps === 'two' ? 0 : found.amount
    },
    async fail(payment) {
      open(payment).status = 'declined'
    },
    async leave(payment) {
      open(payment)
    },
  }
}

/** What banks do behind the provider. */
export function createReferenceBank(provider: ReferenceProvider): Required<SubjectBank> {
  return {
    async chargeBack(payment) {
      const found = find(provider, payment)
      found?.disputes.push({ id: 'dis_000001', amount: found.amount })
    },
    async failRefund({ id }) {
      const refund = provider
        .payments()
        .flatMap(({ refunds }) => refunds)
        .find((candidate) => candidate.id === id)
      if (refund) refund.status = 'bounced'
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
