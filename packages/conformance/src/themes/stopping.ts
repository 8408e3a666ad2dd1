import { getEventListeners } from 'node:events'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimKind, claimSame } from '../claims/claim-broken.ts'
import { claimTruth, paymentRefOf, type Scene } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { settlesAtOnce, waitFor } from '../claims/wait-for.ts'
import { readyTo } from '../claims/writes.ts'
import type { Subject } from '../subject/subject.ts'
import { turn } from '../time/stepped-clock.ts'
import { leavingTooLate } from './stopping/leaving-too-late.ts'

/** What an adapter guarantees when the caller aborts. */
export const stopping = claimsOn('stopping', [
  {
    id: 'before-sending',
    sentence: 'A first attempt that is aborted before it is sent provably did nothing',
    source: happened(
      'A call that was never sent stays in progress forever.',
      'juspay/hyperswitch#1471',
    ),
    async check(scene) {
      const write = await readyTo('create_payment', scene)
      const before = scene.wire.sent().length
      const signal = AbortSignal.abort()
      const outcome = await scene.send(write.preparation, { signal })
      claimSame(scene.wire.sent().length, before, 'requests sent')
      claimKind(outcome, 'not_applied', 'an aborted first attempt')
      claimSame(outcome.proof.type, 'never_sent', 'the proof')
      claimTruth(outcome, write.effects())
    },
  },
  {
    id: 'repeat-before-sending',
    sentence: 'A repeat that is aborted before it is sent is unknown',
    source: story(
      'The repeat was aborted: the operation was reported as not sent, although it had happened.',
    ),
    async check(scene) {
      const write = await readyTo('create_payment', scene)
      const lost = await scene.unanswered(write.preparation)
      const signal = AbortSignal.abort()
      const outcome = await scene.send(write.preparation, {
        previousAttempts: lost.pending.previousAttempts,
        signal,
      })
      claimKind(outcome, 'unknown', 'an aborted repeat')
    },
  },
  {
    id: 'after-sending',
    sentence: 'A write that is aborted while it waits settles at once, and is unknown',
    source: story(
      'The request was given up, but the provider already had it, and it was sent again.',
    ),
    async check(scene) {
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'stall')
      const before = scene.wire.sent().length
      const control = new AbortController()
      const { signal } = control
      const sending = scene.adapter.send(write.preparation, { previousAttempts: 'none', signal })
      await untilSent(scene, before)
      control.abort()
      claim(await settlesAtOnce(sending), 'it still waits')
      const outcome = await sending
      claimKind(outcome, 'unknown', 'a write aborted while it waited')
      claimSame(outcome.error.code, 'aborted', 'the code')
      claimTruth(await scene.resolve(outcome), write.effects())
    },
  },
  {
    id: 'reads',
    sentence: 'An aborted read settles at once, with a PaymentError',
    source: story('A page was closed, and its read held a connection forever.'),
    async check(scene) {
      const payment = paymentRefOf(await scene.created())
      await scene.faults.next('read', 'stall')
      const before = scene.wire.sent().length
      const control = new AbortController()
      const read = scene.adapter.getPayment(payment, { signal: control.signal })
      read.catch(() => undefined)
      await untilSent(scene, before)
      control.abort()
      claim(await settlesAtOnce(read), 'it still waits')
      claimSame((await claimError(read, 'an aborted read')).code, 'aborted', 'the code')
      const early = scene.adapter.getPayment(payment, { signal: AbortSignal.abort() })
      claimSame(
        (await claimError(early, 'a read aborted before it began')).code,
        'aborted',
        'the code',
      )
    },
  },
  ...leavingTooLate,
  {
    id: 'deadline',
    sentence: 'A call without a response ends at a deadline of the injected clock',
    source: story('Without a deadline a call hung forever, and with it the checkout.'),
    async check(scene) {
      const payment = await scene.created()
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'stall_before_applying')
      const begun = scene.time.clock.now()
      claimKind(await scene.send(write.preparation), 'unknown', 'a write without a response')
      const waited = scene.time.clock.now() - begun
      claim(waited > 0 && waited <= 120_000, `it waited ${waited} ms`)
      await scene.faults.next('read', 'stall')
      const read = waitFor(scene.time, scene.adapter.getPayment(paymentRefOf(payment)), {
        isStalled: true,
      })
      claimSame((await claimError(read, 'a read without a response')).code, 'timed_out', 'the code')
    },
  },
  {
    id: 'leaves-nothing-behind',
    sentence: 'No call leaves a listener on a signal that outlives it',
    source: story('One signal for the whole process: a listener for every call ever made.'),
    async check(scene) {
      const control = new AbortController()
      const { signal } = control
      for (let count = 0; count < 3; count += 1) {
        const input = { ...scene.payment(), reference: scene.reference() }
        const outcome = await scene.send(scene.adapter.prepare.createPayment(input), { signal })
        claimKind(outcome, 'applied', 'a create with a signal')
        const read = scene.adapter.getPayment(paymentRefOf(outcome.value), { signal })
        await waitFor(scene.time, read)
      }
      claimSame(getEventListeners(signal, 'abort').length, 0, 'listeners that are left')
    },
  },
])

/** Waits until a request has left. */
async function untilSent({ wire }: Scene<Subject>, before: number): Promise<void> {
  for (let count = 0; count < 200_000 && wire.sent().length === before; count += 1) await turn()
  claim(wire.sent().length > before, 'nothing was sent')
  for (let count = 0; count < 50; count += 1) await turn()
}
