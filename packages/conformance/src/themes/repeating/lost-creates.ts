import type { SendOptions } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimAbsent } from '../../claims/claim-absent.ts'
import { claim, claimKind, claimSame, describe } from '../../claims/claim-broken.ts'
import { claimTruth, paymentRefOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { readyTo } from '../../claims/writes.ts'
import { attemptAt, passWindow, writesIn } from './earlier-attempts.ts'

/** What an adapter guarantees for a create of which nothing is known, not even an id. */
export const lostCreates: readonly ClaimDraft[] = [
  {
    id: 'used-reference',
    sentence:
      'Another operation under a used reference is never carried out, and never mistaken for the first',
    source: happened('A retry charged two or three times.', 'mollie/mollie-api-python#325'),
    async check(scene) {
      const { reference = '', id } = await scene.created()
      const { currency, minorUnits } = scene.payment().amount
      const amount = { currency, minorUnits: minorUnits + 100 }
      const other = scene.adapter.prepare.createPayment({ ...scene.payment({ amount }), reference })
      const outcome = await scene.send(other, { previousAttempts: attemptAt(scene) })
      claimSame(scene.ledger.effectsOf({ kind: 'create_payment', reference }), 1, 'payments made')
      claim(outcome.kind !== 'not_applied', `it is ${describe(outcome)}, but one of them exists`)
      const isFirst = outcome.kind === 'applied' && outcome.value.id === id
      claim(
        !isFirst || outcome.value.nextAction === 'none',
        'the payer is sent to pay another amount',
      )
    },
  },
  {
    id: 'earlier-is-asked-for',
    sentence:
      'A write that does not state its previous attempts is not sent, and is not treated as a first attempt',
    source: story(
      'An untyped caller left it out: the repeat passed as a first attempt, and its refusal as proof.',
    ),
    async check(scene) {
      const { preparation, effects } = await readyTo('create_payment', scene)
      const before = scene.wire.sent().length
      for (const text of SAYING_NOTHING) {
        const options: SendOptions = JSON.parse(text)
        const outcome = await scene.adapter.send(preparation, options)
        claimKind(outcome, 'unknown', `a send with ${text}`)
        claimSame(outcome.error.code, 'invalid_request', `the code of a send with ${text}`)
      }
      claimSame(scene.wire.sent().length, before, 'requests sent')
      claimSame(effects(), 0, 'payments made')
    },
  },
  {
    id: 'found-after-the-window',
    sentence: 'A create whose response was lost is found after its idempotency key has expired',
    source: happened(
      'A response was lost; a later lookup finds the operation.',
      'alphagov/pay-connector#2196',
    ),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      const lost = await scene.unanswered(write.preparation)
      await passWindow(scene, write.preparation.kind)
      const outcome = await scene.resolve(lost, { positiveControl: control })
      claimKind(outcome, 'applied', 'a create that is looked up')
      claimTruth(outcome, write.effects())
    },
  },
  {
    id: 'asked-later',
    sentence:
      'A create whose response was lost ends as the provider has it: paid, failed or never created',
    source: happened(
      'A later lookup finds it authorized, or rejected, or not at all.',
      'alphagov/pay-connector#2196',
    ),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      for (const [fate, status] of [
        ['pay', 'captured'],
        ['fail', 'failed'],
      ] as const) {
        const write = await readyTo('create_payment', scene)
        const lost = await scene.unanswered(write.preparation)
        const { reference } = write.preparation
        const found = await waitFor(scene.time, scene.adapter.findPayment({ reference }))
        claim(found.kind === 'found', `it is ${found.kind}`)
        await scene.payer[fate](found.payment)
        const outcome = await scene.resolve(lost, { wanted: false, positiveControl: control })
        claimKind(outcome, 'applied', 'a create that was applied')
        claim('status' in outcome.value && outcome.value.status === status, describe(outcome))
      }
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'stall_before_applying')
      const lost = await scene.send(write.preparation)
      const outcome = await scene.resolve(lost, { wanted: false, positiveControl: control })
      claimAbsent(outcome, 'a create that never arrived')
    },
  },
  {
    id: 'withdrawn',
    sentence:
      'An operation that is no longer wanted is looked up and never repeated, until its absence is proven',
    source: story('Repeating a charge of a stored card charges it again.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'reset')
      const lost = await scene.send(write.preparation)
      claimKind(lost, 'unknown', 'a create that met a reset')
      const sent = writesIn(scene).length
      const outcome = await scene.resolve(lost, { wanted: false, positiveControl: control })
      claimSame(writesIn(scene).length, sent, 'writes sent')
      claimAbsent(outcome, 'a create that never arrived')
      claimTruth(outcome, write.effects())
    },
  },
  {
    id: 'absence-takes-several-looks',
    sentence: 'One lookup that does not find it proves nothing',
    source: happened(
      'A call that never arrived stays open forever, or is given up at once.',
      'juspay/hyperswitch#1471',
    ),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'reset')
      const lost = await scene.send(write.preparation)
      claimKind(lost, 'unknown', 'a create that met a reset')
      const seen = await scene.adapter.lookup(lost.pending, {
        positiveControl: control,
        since: lost.pending.previousAttempts.firstSentAt,
      })
      claimSame(seen.kind, 'not_seen', 'the look')
      const { absence } = scene.adapter.capabilities
      claim(absence.misses > 1, 'one lookup is claimed to be enough')
      claim(absence.apartMs > 0, 'the lookups need not be apart')
    },
  },
  {
    id: 'strangers-prove-nothing',
    sentence: 'An account that does not see our payments never proves absence',
    source: story('The wrong key was deployed; the refund was released, and made again.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      const lost = await scene.unanswered(write.preparation)
      const adapter = scene.others.account()
      const stranger = { ...scene, adapter, send: scene.send }
      await passWindow(scene, 'create_payment')
      for (let look = 0; look < 6; look += 1) {
        const seen = await stranger.adapter
          .lookup(lost.pending, { positiveControl: control })
          .catch(() => undefined)
        const isProof = seen?.kind === 'decided' && seen.outcome.kind === 'not_applied'
        const sees = seen?.kind === 'not_seen' && seen.miss.positiveControl === 'seen'
        claim(!isProof && !sees, 'another account claims that it does not exist')
        await scene.time.advance(60_000)
      }
    },
  },
]

/** What an untyped caller may pass as previous attempts. */
const SAYING_NOTHING = [
  '{}',
  'null',
  '{"previousAttempts":null}',
  '{"previousAttempts":"never"}',
  '{"previousAttempts":{}}',
  '{"previousAttempts":{"firstSentAt":"yesterday","lastEndedAt":"today"}}',
]
