import {
  applyObservation,
  createPaymentRecord,
  isEnd,
  type PaymentRecord,
  refOf,
} from '@paystate/core'
import { type ClaimDraft, claimsOn } from '../claims/claim.ts'
import { claim, claimKind, claimSame } from '../claims/claim-broken.ts'
import type { Scene } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { waitFor } from '../claims/wait-for.ts'
import type { Subject, SubjectSessions } from '../subject/subject.ts'

const needs: NonNullable<ClaimDraft['needs']> = ({ sessions }) =>
  sessions ? undefined : 'a payment has one attempt'

/** What an adapter guarantees for payments in which the payer may try more than once. */
export const sessions = claimsOn('sessions', [
  {
    id: 'untried-is-open',
    sentence: 'A session without an attempt is open, although it shows no payment',
    source: story(
      'The provider had no order before the first attempt: it was proven absent, and then the payer paid.',
    ),
    needs,
    async check(scene) {
      const visit = await opened(scene)
      await scene.time.advance(60_000)
      const { status, nextAction } = await visit.read()
      claimSame(status, 'requires_action', 'the status')
      claim(typeof nextAction === 'object', 'there is no next action')
    },
  },
  {
    id: 'failed-try-ends-nothing',
    sentence: 'A failed attempt does not end the session: the payer can pay with the next one',
    source: happened(
      'Failed, then authorized: the failure arrived first, and stayed.',
      'Adyen/adyen-magento2#607',
    ),
    needs,
    async check(scene) {
      const visit = await opened(scene)
      await visit.fail()
      const { status, nextAction } = await visit.read()
      claim(!isEnd(status), `it is ${status}`)
      claim(typeof nextAction === 'object', 'there is no next action')
      await visit.pay()
      claimSame((await visit.read()).status, 'captured', 'the status after the next attempt')
    },
  },
  {
    id: 'paid-twice',
    sentence:
      'Paying twice in one session is one payment, and one attempt whose money the provider returns',
    source: happened('The payer paid twice for one order.', 'saleor/saleor#14926'),
    needs,
    async check(scene) {
      const visit = await opened(scene)
      const { minorUnits } = visit.asked.amount
      await visit.pay()
      claimSame((await visit.read()).status, 'captured', 'the status after the first attempt')
      await visit.pay()
      const { status, amounts, attempts, refunds } = await visit.read()
      claimSame(status, 'captured', 'the status after the second attempt')
      claimSame(amounts.captured, minorUnits, 'what is reported as captured')
      const paid = attempts.filter((one) => one.status === 'succeeded')
      claimSame(paid.length, 2, 'the attempts that succeeded')
      claimSame(paid.map(({ superseded }) => superseded).toSorted(), [false, true], 'returned')
      claimSame(refunds.length, 0, 'refunds of ours')
    },
  },
])

interface Visit {
  readonly asked: ReturnType<SubjectSessions['payment']>
  pay(): Promise<void>
  fail(): Promise<void>
  /** Reads it, with everything that was reported before. */
  read(): Promise<PaymentRecord['payment']>
}

async function opened(scene: Scene<Subject>): Promise<Visit> {
  const { sessions: provider, adapter } = scene
  claim(provider !== undefined, 'the provider has no sessions')
  const asked = provider.payment()
  const reference = scene.reference()
  const outcome = await scene.send(adapter.prepare.createPayment({ ...asked, reference }))
  claimKind(outcome, 'applied', 'a create that nothing disturbs')
  const { account } = adapter
  const record = createPaymentRecord({ account, reference, requested: asked.amount })
  let known = applyObservation(record, outcome.observation).record
  return {
    asked,
    pay: () => provider.pay(outcome.value),
    fail: () => provider.fail(outcome.value),
    async read() {
      const ref = refOf(known.payment)
      claim(ref !== undefined, 'the payment has neither a reference nor an id')
      const reading = adapter.getPayment(ref, { known: known.payment })
      known = applyObservation(known, (await waitFor(scene.time, reading)).observation).record
      return known.payment
    },
  }
}
