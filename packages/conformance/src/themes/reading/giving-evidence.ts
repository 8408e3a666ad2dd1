import { type Observation, type Payment, type PaymentIntent, projectPayment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimOneOf, claimSame } from '../../claims/claim-broken.ts'
import { allOrders } from '../../claims/orders.ts'
import { paymentRefOf, preparedOf, type Scene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter guarantees about its reads and responses as evidence for a record. */
export const givingEvidence: readonly ClaimDraft[] = [
  {
    id: 'evidence-is-ordered',
    sentence: 'Each read says between which two moments of our own sequence it was true',
    source: story("Two workers' clocks differ by 300 ms: an old read undid a newer one."),
    async check(scene) {
      const payment = await scene.created()
      const one = await scene.adapter.getPayment(paymentRefOf(payment))
      const two = await scene.adapter.getPayment(paymentRefOf(payment))
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
    sentence: 'Evidence is plain data: it survives JSON unchanged',
    source: story(
      'A replayed batch subtracted a refund twice: the stored evidence came back different.',
    ),
    async check(scene) {
      for (const observation of await lifeOf(scene)) {
        claimSame(JSON.parse(JSON.stringify(observation)), observation, 'what was stored')
      }
    },
  },
  {
    id: 'any-order',
    sentence: 'The same evidence in any order and repetition gives the same payment',
    source: happened(
      'Authorized and failed arrived in either order, and the last one won.',
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
    sentence: 'A replayed response does not undo what has happened since',
    source: story('Within the hour the stored response comes back: paid was read as open again.'),
    unless: ({ create }) =>
      create.replayWindow.type === 'window' ? undefined : 'creates are never replayed',
    async check(scene) {
      const reference = scene.reference()
      const input = { ...scene.payment(), reference }
      const prepared = preparedOf(scene.adapter.prepare.createPayment(input))
      const first = await scene.send(prepared)
      claimKind(first, 'applied', 'a create that nothing disturbs')
      await scene.payer.pay(first.value)
      const read = await scene.adapter.getPayment(paymentRefOf(first.value))
      const previousAttempts = attemptNow(scene)
      const again = await scene.send(prepared, { previousAttempts })
      claimKind(again, 'applied', 'the same create again')
      const { value, observation } = again
      const isCurrent = value.status === read.payment.status || value.needsRead
      claim(isCurrent, `the repeat shows ${value.status} as if it were news`)
      const all = [first.observation, read.observation, observation]
      const { payment } = projectPayment({ account: read.payment.account, reference }, all)
      claimSame(payment.status, read.payment.status, 'the status after the replay')
    },
  },
  {
    id: 'next-action-stays',
    sentence: "The payer's next action stays known while nothing else is reported",
    source: story(
      'Only the create response had the QR code; the first poll removed it from the page.',
    ),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const created = await scene.send(scene.adapter.prepare.createPayment(input))
      claimKind(created, 'applied', 'a create that nothing disturbs')
      const ref = paymentRefOf(created.value)
      const polls = [await scene.adapter.getPayment(ref), await scene.adapter.getPayment(ref)]
      const reported = polls.map(({ observation }) => observation)
      const payment = scene.shownBy([created.observation, ...reported])
      claimSame(payment.status, created.value.status, 'the status after two polls')
      claimSame(payment.nextAction, created.value.nextAction, 'what the payer has to do')
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
]

/** The evidence of a payment that is created, paid, and refunded in part. */
async function lifeOf(scene: Scene<Subject>): Promise<readonly Observation[]> {
  const input = { ...scene.payment(), reference: scene.reference() }
  const created = await scene.send(scene.adapter.prepare.createPayment(input))
  claimKind(created, 'applied', 'a create that nothing disturbs')
  const ref = paymentRefOf(created.value)
  const evidence = [created.observation]
  const look = async (): Promise<Payment> => {
    const seen = await scene.adapter.getPayment(ref)
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
