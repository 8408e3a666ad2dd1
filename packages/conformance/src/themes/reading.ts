import { type Observation, type Payment, type PaymentIntent, projectPayment } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimKind, claimOneOf, claimSame } from '../claims/claim-broken.ts'
import { allOrders } from '../claims/orders.ts'
import { handleOf, preparedOf, type Scene } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import type { Subject } from '../subject/subject.ts'
import { waitFor } from '../time/wait-for.ts'

/** What an adapter keeps when it reads. */
export const reading = claimsOn('reading', [
  {
    id: 'what-was-created',
    sentence: 'What was created is read back under its id',
    source: story('A payment that is made and cannot be seen is lost.'),
    async check(scene) {
      const payment = await scene.created()
      const read = await scene.read(payment)
      claimSame(read.reference, payment.reference, 'the reference')
      claimSame(read.id, payment.id, 'the id')
      claimSame(read.facts.amount, scene.payment().amount.minorUnits, 'the amount')
    },
  },
  {
    id: 'by-reference',
    sentence: 'A payment is found by our reference',
    source: story('The answer with the id was lost: the reference is all that is left.'),
    unless: ({ create }) =>
      create.lookup === 'none' ? 'payments cannot be looked for' : undefined,
    async check(scene) {
      const payment = await scene.created()
      const { reference = '' } = payment
      const search = { reference, amount: scene.payment().amount }
      const found = await waitFor(scene.time, scene.adapter.findPayment(search))
      claim(found.kind === 'found', `it is ${found.kind}`)
      claimSame(found.payment.id, payment.id, 'the id of what was found')
    },
  },
  {
    id: 'not-seen-is-no-proof',
    sentence: 'A reference that nobody used is not seen, which is one sighting and no proof',
    source: happened(
      '"Order does not exist" was taken for an answer, or not taken for evidence.',
      'juspay/hyperswitch#3675',
    ),
    unless: ({ create }) =>
      create.lookup === 'none' ? 'payments cannot be looked for' : undefined,
    async check(scene) {
      const control = handleOf(await scene.created())
      const search = { reference: scene.reference() }
      const found = await waitFor(scene.time, scene.adapter.findPayment(search, { control }))
      claim(found.kind === 'not_seen', `it is ${found.kind}`)
      const { sighting } = found
      claimSame(sighting.account, scene.adapter.account, 'the account of the sighting')
      claimSame(sighting.complete, true, 'whether the look was complete')
      claimSame(sighting.control, 'seen', 'whether the look saw something of ours')
      claim(sighting.begunAt <= sighting.endedAt, 'the look ended before it began')
    },
  },
  {
    id: 'no-control-no-sight',
    sentence: 'A look that saw nothing of ours does not say that it could have',
    source: story('A deploy swapped the key: every 404 of the other account looked like absence.'),
    unless: ({ create }) =>
      create.lookup === 'none' ? 'payments cannot be looked for' : undefined,
    async check(scene) {
      const control = handleOf(await scene.created())
      const { account } = scene.others
      const search = { reference: scene.reference() }
      const found = await waitFor(scene.time, account().findPayment(search, { control }))
      claim(found.kind !== 'found', 'a stranger finds it')
      const isSure = found.kind === 'not_seen' && found.sighting.control === 'seen'
      claim(!isSure, 'a stranger is said to have seen something of ours')
    },
  },
  {
    id: 'foreign',
    sentence: 'A payment of another amount under our reference is foreign, never ours',
    source: story('Two shops share an account: the payment of the other is returned as ours.'),
    unless: ({ create }) =>
      create.lookup === 'none' ? 'payments cannot be looked for' : undefined,
    async check(scene) {
      const { reference = '' } = await scene.created()
      const { currency, minorUnits } = scene.payment().amount
      const amount = { currency, minorUnits: minorUnits + 100 }
      const found = await waitFor(scene.time, scene.adapter.findPayment({ reference, amount }))
      claim(found.kind === 'inconclusive', `it is ${found.kind}`)
      claimSame(found.error.code, 'foreign', 'the code')
    },
  },
  {
    id: 'cannot-be-found',
    sentence: 'A payment that the account cannot see is an error, not an end',
    source: story('The key of another account was deployed: every payment looked gone.'),
    async check(scene) {
      const payment = await scene.paid()
      const adapter = scene.others.account()
      const handle = { ...handleOf(payment), account: adapter.account }
      await claimError(waitFor(scene.time, adapter.getPayment(handle)), 'a read by a stranger')
    },
  },
  {
    id: 'errors-are-typed',
    sentence: 'A read that fails throws a PaymentError, whatever went wrong',
    source: happened('A status was forced to failed after some polls.', 'juspay/hyperswitch#2380'),
    async check(scene) {
      const payment = await scene.paid()
      const harmful = scene.faults.known.filter((fault) => !HARMLESS.has(fault))
      for (const fault of harmful) {
        await scene.faults.next('read', fault)
        const error = await claimError(scene.read(payment), `a read that meets ${fault}`)
        claim(error.code !== 'declined' && error.code !== 'refused', `${fault} reads as a refusal`)
        await scene.faults.clear()
      }
      const after = await scene.read(payment)
      claimSame(after.status, 'captured', 'the status after all that')
    },
  },
  {
    id: 'evidence-is-ordered',
    sentence: 'Each read says between which two moments of our own counting it was true',
    source: story("Two workers' clocks differ by 300 ms: an old read undid a newer one."),
    async check(scene) {
      const payment = await scene.created()
      const one = await scene.adapter.getPayment(handleOf(payment))
      const two = await scene.adapter.getPayment(handleOf(payment))
      const moments = [one, two].flatMap(({ observation }) => {
        const { begun, received } = observation.asOf
        claim(begun !== undefined, 'a read does not say when it began')
        return [begun, received]
      })
      const sorted = moments.toSorted((a, b) => a - b)
      claimSame(moments, sorted, 'the moments')
      claimSame(new Set(moments).size, moments.length, 'different moments')
    },
  },
  {
    id: 'evidence-survives-storage',
    sentence: 'Evidence is plain data: stored as JSON it says the same',
    source: happened('A replayed batch subtracted a refund twice.', 'wasp-lang/open-saas#688'),
    async check(scene) {
      for (const observation of await lifeOf(scene)) {
        claimSame(JSON.parse(JSON.stringify(observation)), observation, 'what was stored')
      }
    },
  },
  {
    id: 'any-order',
    sentence: 'The same evidence in any order and repetition ends in the same payment',
    source: happened(
      'Authorised and failed came in either order, and the last to come won.',
      'Adyen/adyen-magento2#607',
      'Adyen/adyen-magento2#1631',
      'alphagov/pay-connector#5715',
    ),
    async check(scene) {
      const evidence = await lifeOf(scene)
      const intent = intentOf(scene, evidence)
      const wanted = projectPayment(intent, evidence).payment
      claimSame(wanted.status, 'captured', 'the status in the end')
      for (const order of allOrders(evidence)) {
        const { payment } = projectPayment(intent, [...order, ...order])
        claimSame(payment, wanted, 'the payment in another order')
      }
    },
  },
  {
    id: 'replay-is-no-news',
    sentence: 'An answer that the provider replays does not undo what has happened since',
    source: story('Within the hour the stored answer comes back: paid read as open again.'),
    unless: ({ create }) =>
      create.replay.type === 'window' ? undefined : 'creates are never replayed',
    async check(scene) {
      const reference = scene.reference()
      const input = { ...scene.payment(), reference }
      const prepared = preparedOf(scene.adapter.prepare.createPayment(input))
      const first = await scene.send(prepared)
      claimKind(first, 'applied', 'a create that nothing disturbs')
      await scene.payer.pay(first.value)
      const read = await scene.adapter.getPayment(handleOf(first.value))
      const earlier = attemptNow(scene)
      const again = await scene.send(prepared, { earlier })
      claimKind(again, 'applied', 'the same create again')
      const { value, observation } = again
      const isCurrent = value.status === read.payment.status || value.reread
      claim(isCurrent, `the repeat shows ${value.status} as if it were news`)
      const all = [first.observation, read.observation, observation]
      const { payment } = projectPayment({ account: read.payment.account, reference }, all)
      claimSame(payment.status, read.payment.status, 'the status after the replay')
    },
  },
  {
    id: 'ids-stay-ids',
    sentence: 'An id that would change the path of a request never gets into one',
    source: story(
      'The id of an unsigned message was pasted into a URL: tr_x/../../customers/cst_1.',
    ),
    async check(scene) {
      const { account } = scene.adapter
      await scene.read(await scene.created())
      const usual = scene.wire.sent().at(-1)?.url
      for (const id of ['x/../../account', '../account', 'a?b=c', 'a#b', 'a%2fb', '', ' ', 'a\n']) {
        const before = scene.wire.sent().length
        await claimError(scene.adapter.getPayment({ account, id }), `a read of ${id}`)
        for (const { url } of scene.wire.sent().slice(before))
          claimSame(url, usual, `the address that was asked about ${JSON.stringify(id)}`)
      }
    },
  },
  {
    id: 'changes',
    sentence: 'What has changed since a moment is listed, for reconciliation',
    source: story('Webhooks stop after a day; a refund made by hand is seen by nobody.'),
    unless: ({ listChanges }) =>
      listChanges === 'supported' ? undefined : 'the provider has no lists',
    async check(scene) {
      const since = new Date(scene.time.clock.now()).toISOString()
      const payments = [await scene.paid(), await scene.paid()]
      const seen = new Set<string>()
      for await (const hint of scene.adapter.listChanges({ since })) {
        claimSame(hint.account, scene.adapter.account, 'the account of a hint')
        seen.add(hint.paymentId ?? '')
      }
      for (const { id = '' } of payments) claim(seen.has(id), `${id} is not listed`)
    },
  },
  {
    id: 'no-changes',
    sentence: 'Where the provider has no lists, asking for changes sends nothing and says so',
    source: story('A capability that says no sends nothing.'),
    unless: ({ listChanges }) =>
      listChanges === 'supported' ? 'the provider has lists' : undefined,
    async check(scene) {
      const before = scene.wire.sent().length
      const error = await claimError(firstOf(scene), 'asking for changes')
      claimSame(error.code, 'not_supported', 'the code')
      claimSame(scene.wire.sent().length, before, 'requests sent')
    },
  },
  {
    id: 'check-finds-a-wrong-key',
    sentence: 'A wrong key is found before the first payment',
    source: story(
      'Every call is refused without a signature: every payment stays unknown for ever.',
    ),
    async check({ adapter, others, time, wire }) {
      const { account } = await waitFor(time, adapter.check())
      claimSame(account, adapter.account, 'the account')
      const before = wire.sent().length
      const wrong = waitFor(time, others.wrongKey().check())
      await claimError(wrong, 'a check with a wrong key')
      claim(wire.sent().length > before, 'nothing was asked')
    },
  },
  {
    id: 'account-on-everything',
    sentence: 'Every piece of evidence names the account and its mode',
    source: story('Test money was counted with live money.'),
    async check(scene) {
      for (const { account } of await lifeOf(scene))
        claimSame(account, scene.adapter.account, 'the account')
      claimOneOf(scene.adapter.account.mode, ['live', 'test'], 'the mode')
      const stranger = scene.others.account().account
      claim(stranger.id !== scene.adapter.account.id, 'two accounts have one id')
    },
  },
])

/** Faults that leave an answer which can be read all the same. */
const HARMLESS: ReadonlySet<string> = new Set([
  'new_word',
  'mixed_case',
  'old_spelling',
  'clock_skew',
  'webhook_before_answer',
])

/** The evidence of a payment that is created, paid, and refunded in part. */
async function lifeOf(scene: Scene<Subject>): Promise<readonly Observation[]> {
  const input = { ...scene.payment(), reference: scene.reference() }
  const created = await scene.send(scene.adapter.prepare.createPayment(input))
  claimKind(created, 'applied', 'a create that nothing disturbs')
  const handle = handleOf(created.value)
  const evidence = [created.observation]
  const look = async (): Promise<Payment> => {
    const seen = await scene.adapter.getPayment(handle)
    evidence.push(seen.observation)
    return seen.payment
  }
  await look()
  await scene.payer.pay(created.value)
  const paid = await look()
  if (scene.adapter.capabilities.refund.support !== 'not_supported') {
    const refund = await scene.send(scene.refund(paid, { minorUnits: 300 }))
    claimKind(refund, 'applied', 'a refund that nothing disturbs')
    evidence.push(refund.observation)
    await look()
  }
  return evidence
}

function intentOf(scene: Scene<Subject>, evidence: readonly Observation[]): PaymentIntent {
  const reference = evidence[0]?.reference
  const { account } = scene.adapter
  return {
    account,
    requested: scene.payment().amount,
    ...(reference !== undefined && { reference }),
  }
}

function attemptNow({ time }: Scene<Subject>) {
  const now = new Date(time.clock.now()).toISOString()
  return { firstSentAt: now, lastEndedAt: now }
}

async function firstOf({ adapter, time }: Scene<Subject>): Promise<unknown> {
  const since = new Date(time.clock.now()).toISOString()
  for await (const hint of adapter.listChanges({ since })) return hint
  return undefined
}
