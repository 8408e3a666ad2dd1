import {
  type Capabilities,
  type Earlier,
  instantOf,
  OPERATION_KINDS,
  type OperationKind,
  type Outcome,
} from '@paystate/core'
import { type ClaimDraft, claimsOn } from '../claims/claim.ts'
import { claim, claimKind, claimSame, describe } from '../claims/claim-broken.ts'
import { claimTruth, handleOf, preparedOf, type Scene } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { readyTo, whyNot } from '../claims/writes.ts'
import type { SentRequest, Subject } from '../subject/subject.ts'

const WORDS: Readonly<Record<OperationKind, string>> = {
  create_payment: 'create',
  capture_payment: 'capture',
  cancel_payment: 'cancel',
  refund_payment: 'refund',
  cancel_refund: 'cancel of a refund',
}

/** The kinds for which a provider keeps our key, so that a repeat is the same operation. */
const KEYED: readonly OperationKind[] = ['create_payment', 'capture_payment', 'refund_payment']

/** What an adapter keeps when something is sent again. */
export const repeating = claimsOn('repeating', [
  ...OPERATION_KINDS.flatMap(draftsOf),
  ...KEYED.flatMap(keyedDraftsOf),
  {
    id: 'used-reference',
    sentence:
      'Another operation under a used reference is never carried out, nor taken for the first',
    source: happened('A retry charged two or three times.', 'mollie/mollie-api-python#325'),
    async check(scene) {
      const { reference = '', id } = await scene.created()
      const { currency, minorUnits } = scene.payment().amount
      const amount = { currency, minorUnits: minorUnits + 100 }
      const other = scene.adapter.prepare.createPayment({ ...scene.payment({ amount }), reference })
      const outcome = await scene.send(other, { earlier: attemptAt(scene) })
      claimSame(scene.ledger.effectsOf({ kind: 'create_payment', reference }), 1, 'payments made')
      claim(outcome.kind !== 'not_applied', `it is ${describe(outcome)}, but one of them exists`)
      const isFirst = outcome.kind === 'applied' && outcome.value.id === id
      claim(!isFirst || outcome.value.nextAction === 'none', 'the payer is sent to another amount')
    },
  },
  {
    id: 'found-after-the-window',
    sentence: 'A create whose answer was lost is found again after its key has died',
    source: happened(
      'An answer was lost; asked later, the provider knows.',
      'alphagov/pay-connector#2196',
    ),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked for' : undefined),
    async check(scene) {
      const control = handleOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      const lost = await scene.unanswered(write.preparation)
      await passWindow(scene, write.preparation.kind)
      const outcome = await scene.resolve(lost, { control })
      claimKind(outcome, 'applied', 'a create that is looked for')
      claimTruth(outcome, write.effects())
    },
  },
  {
    id: 'withdrawn',
    sentence:
      'What is no longer wanted is looked for and never repeated, until its absence is proven',
    source: story('Repeating a charge of a stored card is the charge.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked for' : undefined),
    async check(scene) {
      const control = handleOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'reset')
      const lost = await scene.send(write.preparation)
      claimKind(lost, 'unknown', 'a create that met a reset')
      const sent = writesIn(scene).length
      const outcome = await scene.resolve(lost, { wanted: false, control })
      claimSame(writesIn(scene).length, sent, 'writes sent')
      claimKind(outcome, 'not_applied', 'a create that never arrived')
      claimSame(outcome.proof.type, 'absent', 'the proof')
      claimTruth(outcome, write.effects())
    },
  },
  {
    id: 'absence-takes-several-looks',
    sentence: 'One look that does not find it proves nothing',
    source: happened(
      'A call that never arrived stays open for ever, or is given up at once.',
      'juspay/hyperswitch#1471',
    ),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked for' : undefined),
    async check(scene) {
      const control = handleOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      await scene.faults.next('create_payment', 'reset')
      const lost = await scene.send(write.preparation)
      claimKind(lost, 'unknown', 'a create that met a reset')
      const seen = await scene.adapter.lookup(lost, { control, since: lost.earlier.firstSentAt })
      claimSame(seen.kind, 'not_seen', 'the look')
      const { absence } = scene.adapter.capabilities
      claim(absence.sightings > 1, 'one look is said to be enough')
      claim(absence.apartMs > 0, 'the looks need not be apart')
    },
  },
  {
    id: 'strangers-prove-nothing',
    sentence: 'An account that sees nothing of ours never proves that something does not exist',
    source: story('The wrong key was deployed; the refund was released, and made again.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'creates cannot be looked for' : undefined),
    async check(scene) {
      const control = handleOf(await scene.created())
      const write = await readyTo('create_payment', scene)
      const lost = await scene.unanswered(write.preparation)
      const adapter = scene.others.account()
      const stranger = { ...scene, adapter, send: scene.send }
      await passWindow(scene, 'create_payment')
      for (let look = 0; look < 6; look += 1) {
        const seen = await stranger.adapter.lookup(lost, { control }).catch(() => undefined)
        const isProof = seen?.kind === 'decided' && seen.outcome.kind === 'not_applied'
        const sees = seen?.kind === 'not_seen' && seen.sighting.control === 'seen'
        claim(!isProof && !sees, 'a stranger says that it does not exist')
        await scene.time.advance(60_000)
      }
    },
  },
])

function draftsOf(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const name = WORDS[kind]
  return [
    {
      id: `lost-answer/${kind}`,
      sentence: `A ${name} whose answer is lost is unknown, and is resolved to having happened once`,
      source: happened(
        'The call timed out, and the provider had done it.',
        'alphagov/pay-connector#5911',
        'alphagov/pay-connector#389',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        const outcome = await scene.resolve(lost, controlOf(write.payment))
        claimTruth(outcome, write.effects())
        claimKind(outcome, 'applied', 'what was done, once it is resolved')
      },
    },
    {
      id: `looked-for/${kind}`,
      sentence: `A ${name} whose answer is lost, and which is not to be repeated, is found by looking`,
      source: happened('Asked later, the provider knows.', 'alphagov/pay-connector#2196'),
      unless: (capabilities) => unless(capabilities) ?? whyNotLook(kind, capabilities),
      async check(scene) {
        const control = handleOf(await scene.created())
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        const sent = writesIn(scene).length
        const outcome = await scene.resolve(lost, { wanted: false, control })
        claimSame(writesIn(scene).length, sent, 'writes sent')
        claimTruth(outcome, write.effects())
        claimKind(outcome, 'applied', 'what was done, once it is looked for')
      },
    },
    {
      id: `refused-connection/${kind}`,
      sentence: `A ${name} whose answer was lost stays unknown when the repeat meets a refused connection`,
      source: story(
        'The retry was never sent: that was told of the operation, and it was made again.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await scene.faults.next(kind, 'refuse')
        const again = await scene.send(write.preparation, { earlier: lost.earlier })
        claimKind(again, 'unknown', 'a repeat that was never sent')
      },
    },
    {
      id: `refused-repeat/${kind}`,
      sentence: `No refusal of a repeated ${name} proves that the first one did nothing`,
      source: story(
        'The key was rolled in between: 401 on the repeat, and the money was sent twice.',
      ),
      unless,
      async check(scene) {
        for (const [name, answer] of Object.entries(scene.wire.refusals)) {
          const write = await readyTo(kind, scene)
          const lost = await scene.unanswered(write.preparation)
          scene.wire.answerNext(kind, answer)
          const again = await scene.send(write.preparation, { earlier: lost.earlier })
          claim(again.kind !== 'not_applied', `after ${name} it is ${describe(again)}`)
          claimTruth(await scene.resolve(again, controlOf(write.payment)), write.effects())
        }
      },
    },
    {
      id: `crash-counts/${kind}`,
      sentence: `A ${name} that may have left before a crash is never taken for a first attempt`,
      source: story(
        'The process died between the commit and the answer: nobody knows if it was sent.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const earlier = attemptAt(scene)
        await scene.faults.next(kind, 'refuse')
        const outcome = await scene.send(write.preparation, { earlier })
        claimKind(outcome, 'unknown', 'a send after a crash that was never sent')
        claimSame(outcome.earlier.firstSentAt, earlier.firstSentAt, 'when it was first sent')
      },
    },
    {
      id: `other-account/${kind}`,
      sentence: `A ${name} prepared for another account or key is not sent, and stays unknown`,
      source: story(
        'A key was rolled within the hour: the key of the operation meant nothing to it.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        for (const adapter of [scene.others.account(), scene.others.key()]) {
          const before = scene.wire.sent().length
          const outcome = await adapter.send(write.preparation, { earlier: 'none' })
          claimSame(scene.wire.sent().length, before, 'requests sent')
          claimKind(outcome, 'unknown', 'a send from another account')
          claimSame(outcome.error.code, 'account_differs', 'the code')
        }
      },
    },
    {
      id: `same-bytes/${kind}`,
      sentence: `A repeated ${name} sends the same bytes to the same place`,
      source: story('A deploy changed the webhook address: the replay was another request.'),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await scene.time.advance(1_000)
        await scene.send(write.preparation, { earlier: lost.earlier })
        const [first, second] = scene.wire
          .sent()
          .filter(({ call }) => call === kind)
          .slice(-2)
        claimSame(bytesOf(second), bytesOf(first), 'the second request')
        const { body } = preparedOf(write.preparation).request
        claimSame(first?.body ?? '', body, 'the body that was sent')
      },
    },
  ]
}

function keyedDraftsOf(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const name = WORDS[kind]
  return [
    {
      id: `carries-its-reference/${kind}`,
      sentence: `A ${name} carries its reference to the provider`,
      source: happened(
        'An idempotency key was accepted and then dropped.',
        'productdevbook/kasapay#168',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        claimKind(await scene.send(write.preparation), 'applied', 'a write that nothing disturbs')
        const request = scene.wire.sent().findLast(({ call }) => call === kind)
        const { reference } = write.preparation
        claim(JSON.stringify(request).includes(reference), 'the request does not name it')
        claimSame(write.effects(), 1, 'what the provider did under the reference')
      },
    },
    {
      id: `window-over/${kind}`,
      sentence: `A ${name} is not repeated after the provider may have forgotten its key`,
      source: story('After a restart, 70 minutes later, the same key was new to the provider.'),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await passWindow(scene, kind)
        const before = writesIn(scene).length
        const again: Outcome = await scene.send(write.preparation, { earlier: lost.earlier })
        claimSame(writesIn(scene).length, before, 'writes sent')
        claimKind(again, 'unknown', 'a repeat after the window')
        claimSame(again.error.code, 'replay_window_over', 'the code')
        claimTruth(again, write.effects())
      },
    },
  ]
}

/** Why a write of this kind cannot be looked for; undefined when it can. */
function whyNotLook(kind: OperationKind, capabilities: Capabilities): string | undefined {
  const { create, capture, cancel, refund, cancelRefund } = capabilities
  const write = {
    create_payment: create,
    capture_payment: capture,
    cancel_payment: cancel,
    refund_payment: refund,
    cancel_refund: cancelRefund,
  }[kind]
  const isBlind = 'lookup' in write && write.lookup === 'none'
  return isBlind ? 'it cannot be looked for' : undefined
}

function controlOf(payment: Parameters<typeof handleOf>[0] | undefined) {
  return payment === undefined ? {} : { control: handleOf(payment) }
}

function writesIn({ wire }: Scene<Subject>): readonly SentRequest[] {
  return wire.sent().filter(({ call }) => call !== 'read')
}

function bytesOf(request: SentRequest | undefined): unknown {
  return request && { method: request.method, url: request.url, body: request.body }
}

/** An attempt that may have been made a moment ago. */
function attemptAt({ time }: Scene<Subject>): Exclude<Earlier, 'none'> {
  const now = instantOf(time.clock.now())
  return { firstSentAt: now, lastEndedAt: now }
}

async function passWindow(scene: Scene<Subject>, kind: OperationKind): Promise<void> {
  const { create, capture, refund } = scene.adapter.capabilities
  const writes = { create_payment: create, capture_payment: capture, refund_payment: refund }
  const write = new Map(Object.entries(writes)).get(kind)
  const replay = write && 'replay' in write ? write.replay : undefined
  const { forMs } = replay?.type === 'window' ? replay : { forMs: 0 }
  await scene.time.advance(forMs + 1_000)
}
