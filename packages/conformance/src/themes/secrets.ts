import { OPERATION_KINDS, type OperationKind } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimKind } from '../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../claims/scene.ts'
import { secretsIn } from '../claims/secrets-in.ts'
import { type Source, story } from '../claims/sources.ts'
import { readyTo, whyNot } from '../claims/writes.ts'
import { toRequest } from '../subject/raw-webhook.ts'
import type { Subject } from '../subject/subject.ts'

const LOGGED: Source = story(
  "A library's error printed the Authorization header and both bodies when it was logged.",
)

/** Content of a request or a response that must not appear in a log. */
const MARKER = 'marker4111111111111111'

/** What an adapter never reveals. */
export const secrets = claimsOn('secrets', [
  {
    id: 'errors-of-writes',
    sentence: 'No error of a write holds a secret, at any depth, whatever went wrong',
    source: LOGGED,
    async check(scene) {
      for (const kind of kindsOf(scene)) {
        for (const fault of scene.faults.known) {
          const write = await readyTo(kind, scene)
          await scene.faults.next(kind, fault)
          claimClean(scene, await scene.send(write.preparation), `${kind} after ${fault}`)
          await scene.faults.clear()
        }
      }
    },
  },
  {
    id: 'errors-of-refusals',
    sentence: 'No refusal that is passed on holds a secret, at any depth',
    source: LOGGED,
    async check(scene) {
      for (const [name, answer] of Object.entries(scene.wire.refusals)) {
        const write = await readyTo('create_payment', scene)
        scene.wire.answerNext('create_payment', answer)
        claimClean(scene, await scene.send(write.preparation), `a create after ${name}`)
      }
      const wrong = claimError(scene.others.wrongKey().check(), 'a check with a wrong key')
      claimClean(scene, await wrong, 'the error of a wrong key')
    },
  },
  {
    id: 'errors-of-reads',
    sentence: 'No error of a read holds a secret, at any depth, whatever went wrong',
    source: LOGGED,
    async check(scene) {
      const payment = await scene.paid()
      for (const fault of scene.faults.known) {
        await scene.faults.next('read', fault)
        const what = await scene.read(payment).catch((error: unknown) => error)
        claimClean(scene, what, `a read after ${fault}`)
        await scene.faults.clear()
      }
    },
  },
  {
    id: 'no-bodies',
    sentence: 'No error contains the body of a request or of a response',
    source: LOGGED,
    async check(scene) {
      for (const status of [200, 201, 400, 401, 404, 409, 422, 500, 502]) {
        const input = { ...scene.payment(), reference: scene.reference(), description: MARKER }
        const preparation = scene.adapter.prepare.createPayment(input)
        scene.wire.answerNext('create_payment', () => answerWithMarker(status))
        const outcome = await scene.send(preparation)
        if (outcome.kind !== 'applied')
          claimWithoutMarker(outcome.error, `an error after ${status}`)
        const payment = await scene.created()
        scene.wire.answerNext('read', () => answerWithMarker(status))
        const error = await scene.read(payment).catch((thrown: unknown) => thrown)
        if (error instanceof Error) claimWithoutMarker(error, `an error of a read after ${status}`)
      }
    },
  },
  {
    id: 'refused-input',
    sentence: 'An issue names the field and never its value',
    source: story('A card number was pasted into the wrong field, and logged with the issue.'),
    async check(scene) {
      const input = { ...scene.payment(), reference: `${MARKER}!` }
      const { adapter } = scene
      const outcome = await scene.send(adapter.prepare.createPayment(input))
      claimKind(outcome, 'not_applied', 'an invalid create')
      const { issues } = outcome.error
      claimWithoutMarker(issues, 'an issue')
      const amount = JSON.parse(`{"currency":"${MARKER}","minorUnits":1}`)
      const other = adapter.prepare.createPayment({ ...scene.payment(), reference: 'x', amount })
      claimWithoutMarker((await scene.send(other)).operation, 'the operation')
      claimWithoutMarker(other, 'a refusal')
    },
  },
  {
    id: 'what-is-stored',
    sentence: 'Nothing that is stored holds a secret: preparations, accounts, evidence, outcomes',
    source: story('The prepared bytes are stored: anybody who reads the table could have paid.'),
    async check(scene) {
      for (const kind of kindsOf(scene)) {
        const write = await readyTo(kind, scene)
        claimClean(scene, write.preparation, `a prepared ${kind}`)
        claimClean(scene, await scene.send(write.preparation), `the outcome of ${kind}`)
        if (write.payment === undefined) continue
        const reading = await scene.adapter.getPayment(paymentRefOf(write.payment))
        claimClean(scene, reading, 'a reading')
      }
      claimClean(scene, scene.adapter.account, 'the account')
    },
  },
  {
    id: 'the-adapter-itself',
    sentence: 'The adapter can be logged: it shows no secret',
    source: LOGGED,
    async check(scene) {
      claimClean(scene, scene.adapter, 'the adapter')
    },
  },
  {
    id: 'refused-webhooks',
    sentence: 'The refusal of a message contains neither a secret nor the message',
    source: LOGGED,
    async check(scene) {
      const genuine = await scene.webhooks.genuine(await scene.paid())
      const body = new TextEncoder().encode(`{"${MARKER}":`)
      const headers = [...genuine.headers, ['x-note', MARKER] as const]
      const delivery = await scene.adapter.receiveWebhook(toRequest({ ...genuine, headers, body }))
      claimClean(scene, delivery, 'a refused message')
      claim(delivery.kind === 'refused', 'nonsense is received')
      claimWithoutMarker(delivery.error, 'the error of a refused message')
      claimWithoutMarker(await delivery.response.text(), 'the response to a refused message')
    },
  },
  {
    id: 'observers',
    sentence: 'An observer sees every attempt, and none of its contents',
    source: story('Metrics of attempts went to a third party, with the payer in them.'),
    needs: ({ observed }) => (observed ? undefined : 'the subject observes nothing'),
    async check(scene) {
      const before = scene.wire.sent().length
      const seen = scene.observed?.().length ?? 0
      const input = { ...scene.payment(), reference: scene.reference(), description: MARKER }
      await scene.send(scene.adapter.prepare.createPayment(input))
      const events = scene.observed?.().slice(seen) ?? []
      const attempts = events.filter(({ type }) => type === 'attempt')
      claim(attempts.length >= scene.wire.sent().length - before, 'an attempt was not observed')
      claim(events.length > 0, 'nothing was observed')
      claimClean(scene, events, 'an event')
      claimWithoutMarker(events, 'an event')
    },
  },
])

function kindsOf({ adapter }: Scene<Subject>): readonly OperationKind[] {
  return OPERATION_KINDS.filter((kind) => whyNot(kind)(adapter.capabilities) === undefined)
}

function claimClean(scene: Scene<Subject>, value: unknown, what: string): void {
  const found = secretsIn(value, scene.secrets).length
  claim(found === 0, `${what} holds ${found} of the secrets`)
}

function claimWithoutMarker(value: unknown, what: string): void {
  claim(secretsIn(value, [MARKER]).length === 0, `${what} repeats what was in it`)
}

/** A response with private text everywhere but in the code, which an error may name. */
function answerWithMarker(status: number): Response {
  const texts = { detail: MARKER, message: MARKER, resultMessage: MARKER, description: MARKER }
  const result = { resultCode: 'SOME_CODE', resultStatus: 'F', resultMessage: MARKER }
  const body = { ...texts, status, error: 'some_code', id: `x ${MARKER}`, result }
  return Response.json(body, { status, headers: { 'x-note': MARKER } })
}
