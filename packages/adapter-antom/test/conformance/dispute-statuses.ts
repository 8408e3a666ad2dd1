import {
  enterStatus,
  isJsonObject,
  type Rewrite,
  type SubjectStatus,
  subjectStatuses,
} from '@paystate/conformance'
import type { Payment, PaymentAdapter } from '@paystate/core'
import { DISPUTE_REACH, VERDICT_REACH } from '../../src/tables.ts'
import type { Drive, Provider } from './status-provider.ts'
import { created } from './status-writes.ts'

const DAY = 24 * 3_600_000

/** The statuses of a dispute, and its verdicts. */
export function disputeStatuses(provider: Provider): readonly SubjectStatus[] {
  return [...disputes(provider), ...verdicts(provider)]
}

function disputes(provider: Provider): readonly SubjectStatus[] {
  const { bank, clock } = provider.simulator
  const opened =
    (options?: { readonly isRapid?: boolean }): Drive =>
    async (adapter) => {
      const payment = await paidBy(provider, adapter)
      const enter = () => bank.openDispute(payment.id ?? '', options)
      return enterStatus(provider, { payment, enter })
    }
  const call = (name: string, more: object = {}) =>
    disputed(provider, (disputeId) =>
      provider.merchant.native.call({
        path: `/ams/api/v1/payments/${name}`,
        body: { disputeId, ...more },
      }),
    )
  return subjectStatuses('dispute', {
    reach: DISPUTE_REACH,
    report: reportingDispute,
    drivers: {
      'DISPUTE_CREATED > open': { arrive: opened() },
      'DEFENSE_SUPPLIED > open': {
        arrive: call('supplyDefenseDocument', { disputeEvidence: btoa('We sent them.') }),
      },
      'DEFENSE_DUE_ALERT > open': { arrive: disputed(provider, () => clock.advance(12 * DAY)) },
      'DISPUTE_CANCELLED > won': {
        arrive: disputed(provider, (disputeId) => bank.cancelDispute(disputeId)),
      },
      'DISPUTE_ACCEPTED > accepted': { arrive: call('acceptDispute') },
      'RDR_RESOLVED > accepted': { arrive: opened({ isRapid: true }) },
    },
  })
}

function verdicts(provider: Provider): readonly SubjectStatus[] {
  const { bank } = provider.simulator
  const judged = (verdict: Parameters<typeof bank.judgeDispute>[1]) => ({
    arrive: disputed(provider, (disputeId) => bank.judgeDispute(disputeId, verdict)),
  })
  return subjectStatuses('dispute', {
    reach: VERDICT_REACH,
    report: reportingDispute,
    drivers: {
      'VALIDATE_SUCCESS > lost': judged({ winner: 'payer', judgedResult: 'VALIDATE_SUCCESS' }),
      'VALIDATE_FAIL > won': judged({ winner: 'merchant', judgedResult: 'VALIDATE_FAIL' }),
      'ACCEPT_BY_MERCHANT > accepted': judged({
        winner: 'payer',
        judgedResult: 'ACCEPT_BY_MERCHANT',
      }),
      'ACCEPT_BY_CUSTOMER > won': judged({
        winner: 'merchant',
        judgedResult: 'ACCEPT_BY_CUSTOMER',
      }),
    },
  })
}

function disputed(provider: Provider, move: (disputeId: string) => Promise<unknown>): Drive {
  return async (adapter) => {
    const payment = await paidBy(provider, adapter)
    const disputeId = await provider.simulator.bank.openDispute(payment.id ?? '')
    return enterStatus(provider, { payment, enter: () => move(disputeId) })
  }
}

async function paidBy({ simulator }: Provider, adapter: PaymentAdapter): Promise<Payment> {
  const payment = await created(adapter)
  await simulator.payer.pay(payment.id ?? '')
  await simulator.clock.advance(0)
  return payment
}

function reportingDispute(disputeNotificationType: string): Rewrite {
  return (body) =>
    isJsonObject(body) && 'paymentStatus' in body
      ? { ...body, disputeNotificationType, disputeId: 'D1', disputeType: 'CHARGEBACK' }
      : undefined
}
