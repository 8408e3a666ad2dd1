import {
  applyObservation,
  createPaymentRecord,
  isUnpaidEnd,
  OPERATION_KINDS,
  type Outcome,
  type Payment,
} from '@paystate/core'
import { type ClaimDraft, claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimKind, claimSame, describe } from '../claims/claim-broken.ts'
import { claimTruth, paymentRefOf, type Scene } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { readyTo, whyNot } from '../claims/writes.ts'
import { FAULT_WORDS, FAULTS, type Fault } from '../subject/faults.ts'
import type { Subject } from '../subject/subject.ts'
import { unreachable } from './failing/unreachable.ts'

/** What an adapter guarantees when something fails: on the network, at the provider, with the payer. */
export const failing = claimsOn('failing', [
  ...FAULT_WORDS.map(draftOf),
  {
    id: 'payer-failed',
    sentence:
      'A payment that the payer fails to make is failed, with a reason, and nothing is captured',
    source: happened(
      'An order was created though the payment had failed.',
      'payloadcms/payload#15902',
    ),
    async check(scene) {
      const payment = await scene.created()
      await scene.payer.fail(payment)
      const { status, amounts, failure, nextAction } = await scene.read(payment)
      claimSame(status, 'failed', 'the status')
      claim(
        amounts.captured === 0 || amounts.captured === 'not_reported',
        'captured money is reported',
      )
      claim(failure !== undefined && failure.code !== '', 'no reason is reported')
      claimSame(nextAction, 'none', 'what the payer has to do')
    },
  },
  {
    id: 'only-a-read-ends',
    sentence: 'An abandoned payment ends when a read says so, never by time alone',
    source: happened(
      'Set to failed after a number of polls, although it was paid.',
      'juspay/hyperswitch#2380',
    ),
    async check(scene) {
      const payment = await scene.created()
      await scene.payer.leave(payment)
      const { account } = scene.adapter
      const { observation } = await scene.adapter.getPayment(paymentRefOf(payment))
      const known = applyObservation(createPaymentRecord({ account }), observation)
      await scene.time.advance(scene.payer.abandonedAfterMs + 60_000)
      const later = applyObservation(known.record, observation)
      claimSame(later.record.payment.status, payment.status, 'the status without a read')
      const read = await scene.read(payment)
      claim(isUnpaidEnd(read.status), `a read after its expiry says ${read.status}`)
    },
  },
  {
    id: 'outage-ends-nothing',
    sentence: 'Failed reads end nothing: a payment that is paid afterwards is seen as paid',
    source: happened(
      'Set to failed after a number of polls, although it was paid.',
      'juspay/hyperswitch#2380',
    ),
    async check(scene) {
      const payment = await scene.created()
      for (let poll = 0; poll < 10; poll += 1) {
        await scene.faults.next('read', 'server_error')
        await claimError(scene.read(payment), 'a read during an outage')
        await scene.faults.clear()
      }
      await scene.payer.pay(payment)
      claimSame((await scene.read(payment)).status, 'captured', 'the status after the outage')
    },
  },
  {
    id: 'timeout-is-unknown',
    sentence: 'A write without a response in time is unknown, and says how to resolve it',
    source: happened(
      'The refund timed out, and was reported as failed.',
      'alphagov/pay-connector#5911',
    ),
    async check(scene) {
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'stall')
      const outcome = await scene.send(write.preparation)
      claimKind(outcome, 'unknown', 'a write that timed out')
      claimSame(outcome.error.code, 'timed_out', 'the code')
      const { plan, prepared } = outcome.pending
      claim(plan.repeat !== 'never' || plan.lookup !== 'none', 'there is no way to find out')
      claim(prepared !== undefined, 'the bytes to repeat are missing')
    },
  },
  {
    id: 'never-sent-is-proven',
    sentence: 'A first attempt whose connection was refused provably did nothing',
    source: happened(
      'A call that was never sent stays in progress forever.',
      'juspay/hyperswitch#1471',
    ),
    needs: ({ faults }) =>
      faults.known.includes('refuse') ? undefined : 'the subject cannot refuse a connection',
    async check(scene) {
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'refuse')
      const outcome = await scene.send(write.preparation)
      claimKind(outcome, 'not_applied', 'a first attempt that was never sent')
      claimSame(outcome.proof.type, 'never_sent', 'the proof')
      claimSame(outcome.next, 'same_reference', 'what comes next')
      claimTruth(outcome, write.effects())
    },
  },
  {
    id: 'doubtful-refusals',
    sentence: 'A refusal that proves nothing leaves even a first attempt unknown, and resolvable',
    source: story(
      'A risk check refused what the payer had already paid; a general failure was taken for a refusal.',
    ),
    needs: ({ wire }) =>
      wire.doubtful ? undefined : 'the provider has no refusals that prove nothing',
    async check(scene) {
      for (const kind of OPERATION_KINDS) {
        if (whyNot(kind)(scene.adapter.capabilities) !== undefined) continue
        for (const [name, answer] of Object.entries(scene.wire.doubtful?.[kind] ?? {})) {
          const write = await readyTo(kind, scene)
          scene.wire.answerNext(kind, answer)
          const outcome = await scene.send(write.preparation)
          claimKind(outcome, 'unknown', `${kind} after ${name}`)
          const control = write.payment ?? (await scene.created())
          const end = await scene.resolve(outcome, { positiveControl: paymentRefOf(control) })
          claimTruth(end, write.effects())
        }
      }
    },
  },
  {
    id: 'too-many-requests',
    sentence: 'A rate limit is no refusal of the payment: it may be sent again',
    source: story('429 was taken for a decline, and the payer was sent away.'),
    needs: whyNotLimited,
    async check(scene) {
      const outcome = await limited(scene)
      claimSame(outcome.error.code, 'rate_limited', 'the code')
      if (outcome.kind === 'not_applied')
        claimSame(outcome.next, 'same_reference', 'what comes next')
    },
  },
  {
    id: 'limits-say-when',
    sentence: 'After a rate limit, the error of a write or a read says from when on to try again',
    source: story('A shop went on asking under its rate limit, and was locked out for a day.'),
    needs: whyNotLimited,
    async check(scene) {
      const outcome = await limited(scene)
      claim(outcome.error.retryAfter !== undefined, 'the outcome of a write does not say when')
      const payment = await scene.created()
      await scene.faults.next('read', 'rate_limited')
      const error = await claimError(scene.read(payment), 'a read under a rate limit')
      claimSame(error.code, 'rate_limited', 'the code of a read')
      claim(error.retryAfter !== undefined, 'the error of a read does not say when')
    },
  },
  unreachable,
])

/** Why the provider of a subject limits no rate. */
function whyNotLimited({ faults }: Subject): string | undefined {
  return faults.known.includes('rate_limited') ? undefined : 'the subject cannot respond 429'
}

/** The outcome of a create that meets the rate limit. */
async function limited(scene: Scene<Subject>): Promise<Exclude<Outcome, { kind: 'applied' }>> {
  const write = await readyTo('create_payment', scene)
  await scene.faults.next('create_payment', 'rate_limited')
  const outcome = await scene.send(write.preparation)
  claim(outcome.kind !== 'applied', 'it is reported as done')
  return outcome
}

/** What the network and the gateway may do to any write. */
function draftOf(fault: Fault): ClaimDraft {
  const { says, applies } = FAULTS[fault]
  return {
    id: `fault/${fault}`,
    sentence: `${says}: the outcome of a write is true, and becomes known`,
    source: happened(
      'A lost response was reported as a failure, or as a success that never happened.',
      'alphagov/pay-connector#5911',
      'alphagov/pay-connector#443',
    ),
    needs: ({ faults }) =>
      faults.known.includes(fault) ? undefined : `the provider never does this: ${fault}`,
    async check(scene) {
      for (const kind of OPERATION_KINDS) {
        if (whyNot(kind)(scene.adapter.capabilities) !== undefined) continue
        const write = await readyTo(kind, scene)
        await scene.faults.next(kind, fault)
        const outcome = await scene.send(write.preparation)
        await scene.faults.clear()
        claimSame(write.effects(), applies ? 1 : 0, `how often ${kind} was applied`)
        claimTruth(outcome, write.effects())
        const control = write.payment && paymentRefOf(write.payment)
        const end = await scene.resolve(outcome, control ? { positiveControl: control } : {})
        claimTruth(end, write.effects())
        claim(end.kind !== 'unknown', `${kind} is never resolved: ${describe(end)}`)
        if (write.payment) claimNotLost(await scene.read(write.payment), write.payment)
      }
    },
  }
}

/** Whatever happened to the write, an earlier capture must still be visible. */
function claimNotLost(after: Payment, before: Payment): void {
  if (before.status === 'captured') claimSame(after.status, 'captured', 'the status afterwards')
}
