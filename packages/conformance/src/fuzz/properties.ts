import {
  isPaymentError,
  OPERATION_KINDS,
  type OperationKind,
  PAYMENT_STATUSES,
  type Payment,
} from '@paystate/core'
import fc from 'fast-check'
import { claim, claimSame, describe } from '../claims/claim-broken.ts'
import { claimTruth, paymentRefOf, type Scene } from '../claims/scene.ts'
import { secretsIn } from '../claims/secrets-in.ts'
import { readyTo, WORDS, whyNot } from '../claims/writes.ts'
import { type RawWebhook, toRequest } from '../subject/raw-webhook.ts'
import type { Subject } from '../subject/subject.ts'
import { applyEdits, edits } from './edits.ts'
import type { Property } from './property.ts'
import { sharedByTwoWorkers } from './two-workers.ts'

const bytes = fc.uint8Array({ maxLength: 2_000 })
const json = fc.json({ maxDepth: 3 })
const httpStatus = fc.constantFrom(
  200,
  201,
  202,
  204,
  400,
  401,
  403,
  404,
  409,
  410,
  422,
  429,
  500,
  503,
)

export const PROPERTIES: readonly Property[] = [
  ...OPERATION_KINDS.map(changedAnswerTo),
  ...OPERATION_KINDS.map(sharedByTwoWorkers),
  {
    name: 'any response to a create that never arrived: it is never reported as applied',
    example: 'response',
    of: async (scene) =>
      fc.asyncProperty(httpStatus, fc.oneof(json, fc.string(), bytes), async (status, content) => {
        const input = { ...scene.payment(), reference: scene.reference() }
        scene.wire.answerNext('create_payment', () => answerOf(status, content))
        const outcome = await scene.send(scene.adapter.prepare.createPayment(input))
        claim(outcome.kind !== 'applied', `it is ${describe(outcome)}`)
        claimClean(scene, outcome.error)
      }),
  },
  {
    name: 'an edited response to a read: a consistent payment, or a PaymentError',
    example: 'response',
    of: async (scene) => {
      const payment = await scene.paid()
      return fc.asyncProperty(edits, async (changes) => {
        scene.wire.rewriteNext('read', (body) => applyEdits(body, changes))
        await claimReads(scene, payment)
      })
    },
  },
  {
    name: 'any response to a read: a PaymentError',
    example: 'response',
    of: async (scene) => {
      const payment = await scene.paid()
      return fc.asyncProperty(httpStatus, fc.oneof(json, bytes), async (status, content) => {
        scene.wire.answerNext('read', () => answerOf(status, content))
        await claimReads(scene, payment)
      })
    },
  },
  {
    name: 'an edited message: refused, or read as the genuine one where it is signed',
    example: 'response',
    of: async (scene) => {
      const genuine = await scene.webhooks.genuine(await scene.paid())
      return fc.asyncProperty(spoiled(genuine), (raw) => claimHarmless(scene, { raw, genuine }))
    },
  },
]

function changedAnswerTo(kind: OperationKind): Property {
  return {
    name: `an edited response to a ${WORDS[kind]}: it is never reported as not applied`,
    example: 'response',
    unless: whyNot(kind),
    of: async (scene) =>
      fc.asyncProperty(edits, async (changes) => {
        const write = await readyTo(kind, scene)
        scene.wire.rewriteNext(kind, (body) => applyEdits(body, changes))
        const outcome = await scene.send(write.preparation)
        claimTruth(outcome, write.effects())
        if (outcome.kind !== 'applied') return claimClean(scene, outcome.error)
        if ('amounts' in outcome.value) claimSound(outcome.value)
        claimSame(JSON.parse(JSON.stringify(outcome.value)), outcome.value, 'it as plain data')
      }),
  }
}

function answerOf(status: number, content: string | Uint8Array): Response {
  const headers = { 'content-type': 'application/json' }
  const body = typeof content === 'string' ? content : new Uint8Array(content)
  return new Response(status === 204 ? null : body, { status, headers })
}

async function claimReads(scene: Scene<Subject>, payment: Payment): Promise<void> {
  try {
    claimSound(await scene.read(payment))
  } catch (error) {
    if (!isPaymentError(error)) throw error
    claimClean(scene, error)
  } finally {
    await drain(scene, payment)
  }
}

/** An edit that no response used must not reach the next example. */
async function drain(scene: Scene<Subject>, payment: Payment): Promise<void> {
  await scene.adapter.getPayment(paymentRefOf(payment)).catch(() => undefined)
}

function claimSound(payment: Payment): void {
  claim(PAYMENT_STATUSES.includes(payment.status), `its status is ${payment.status}`)
  for (const [name, amount] of Object.entries(payment.amounts))
    claim(amount === 'not_reported' || Number.isSafeInteger(amount), `${name} is ${amount}`)
  const isCaptured = payment.status === 'captured'
  claim(
    !isCaptured || payment.amounts.amount !== 'not_reported',
    'it is captured without an amount',
  )
  claimSame(JSON.parse(JSON.stringify(payment)), payment, 'the payment as plain data')
}

function claimClean(scene: Scene<Subject>, error: unknown): void {
  claimSame(secretsIn(error, scene.secrets).length, 0, 'secrets in an error')
}

function spoiled(genuine: RawWebhook): fc.Arbitrary<RawWebhook> {
  const place = fc.nat(Math.max(0, genuine.body.length - 1))
  const flip = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, by]) => ({
    ...genuine,
    body: genuine.body.map((byte, index) => (index === at ? byte ^ by : byte)),
  }))
  const cut = place.map((at) => ({ ...genuine, body: genuine.body.slice(0, at) }))
  const other = fc.oneof(
    bytes,
    json.map((text) => new TextEncoder().encode(text)),
  )
  const body = other.map((content) => ({ ...genuine, body: new Uint8Array(content) }))
  const header = fc
    .tuple(fc.nat(20), fc.stringMatching(/^[ -~]{0,60}$/))
    .map(([at, value]) => ({ ...genuine, headers: withHeader(genuine, { at, value }) }))
  return fc.oneof(flip, cut, body, header)
}

function withHeader(
  { headers }: RawWebhook,
  { at, value }: { readonly at: number; readonly value: string },
): RawWebhook['headers'] {
  return headers.map((entry, index) =>
    index === at % headers.length ? ([entry[0], value] as const) : entry,
  )
}

async function claimHarmless(
  scene: Scene<Subject>,
  { raw, genuine }: { readonly raw: RawWebhook; readonly genuine: RawWebhook },
): Promise<void> {
  const before = scene.wire.sent().length
  const delivery = await scene.adapter.receiveWebhook(toRequest(raw))
  claimSame(scene.wire.sent().length, before, 'requests sent')
  if (delivery.kind === 'refused') return claimClean(scene, delivery.error)
  if (scene.webhooks.authenticity === 'unsigned') {
    claimSame(delivery.authenticity, 'unsigned', 'whether it is signed')
    return claimSame(delivery.observations.length, 0, 'what it is evidence of')
  }
  const original = await scene.adapter.receiveWebhook(toRequest(genuine))
  const hints = original.kind === 'received' ? original.hints : []
  claimSame(delivery.hints, hints, 'what it hints at')
}
