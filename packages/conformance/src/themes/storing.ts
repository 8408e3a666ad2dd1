import {
  isProof,
  OPERATION_KINDS,
  type OperationKind,
  type Payment,
  parseOutcome,
  parsePrepared,
  recover,
} from '@paystate/core'
import { type ClaimDraft, claimsOn } from '../claims/claim.ts'
import { claim, claimKind, claimSame } from '../claims/claim-broken.ts'
import { claimTruth, createScene, paymentRefOf, preparedOf, type Scene } from '../claims/scene.ts'
import { story } from '../claims/sources.ts'
import { waitFor } from '../claims/wait-for.ts'
import { readyTo, WORDS, whyNot } from '../claims/writes.ts'
import type { Subject } from '../subject/subject.ts'
import { attemptAt, controlOf } from './repeating/earlier-attempts.ts'

/** What an adapter guarantees about what was stored: it is JSON, and any process can continue from it. */
export const storing = claimsOn('storing', [
  ...OPERATION_KINDS.flatMap(storedWrite),
  {
    id: 'known-outcomes',
    sentence: 'A known outcome comes back from storage unchanged, including its proof and error',
    source: story('Through JSON the error lost its message, and the proof its mark.'),
    async check(scene) {
      const applied = await scene.send((await readyTo('create_payment', scene)).preparation)
      claimKind(applied, 'applied', 'a create that nothing disturbs')
      claimSame(throughJson(parseOutcome(throughJson(applied))), throughJson(applied), 'an applied')
      await scene.faults.next('create_payment', 'refuse')
      const unsent = await scene.send((await readyTo('create_payment', scene)).preparation)
      claimKind(unsent, 'not_applied', 'a create that met a refused connection')
      const restored = parseOutcome(throughJson(unsent))
      claimKind(restored, 'not_applied', 'what came back')
      claim(isProof(restored.proof), 'the proof has lost its mark')
      claimSame(restored.error.message, unsent.error.message, 'the message of the error')
      claimSame(throughJson(restored), throughJson(unsent), 'what came back')
    },
  },
  {
    id: 'texts-are-storable',
    sentence: 'No text of a response is passed on that a database cannot store',
    source: story(
      "A bank's text was cut inside a character: every read of the payment failed while it was stored.",
    ),
    async check(scene) {
      const payment = await scene.paid()
      const paths = await textsReadOf(scene, payment)
      claim(paths.length > 0, 'the response to a read has no text')
      for (const path of paths) {
        scene.wire.rewriteNext('read', (body) => withUnstorable(body, path))
        const reading = waitFor(scene.time, scene.adapter.getPayment(paymentRefOf(payment)))
        const shown = await reading.catch((error: unknown) => error)
        scene.wire.clear()
        claim(!hasUnstorable(shown), `after ${path.join('.')}, a text cannot be stored`)
      }
    },
  },
])

type Path = readonly string[]

/** Where the responses to a read have text. */
async function textsReadOf(scene: Scene<Subject>, payment: Payment): Promise<readonly Path[]> {
  const paths: Path[] = []
  scene.wire.rewriteNext('read', (body) => {
    paths.push(...textsIn(body))
    return undefined
  })
  await waitFor(scene.time, scene.adapter.getPayment(paymentRefOf(payment)))
  scene.wire.clear()
  return paths
}

function textsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]))
}

/** U+0000 and half a character, as JSON can have them. */
const UNSTORABLE = '\u0000\ud83d'

function withUnstorable(value: unknown, [name, ...below]: Path): unknown {
  if (name === undefined) return `${String(value)}${UNSTORABLE}`
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([one, part]) => [
    one,
    one === name ? withUnstorable(part, below) : part,
  ])
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}

function hasUnstorable(value: unknown): boolean {
  const text = JSON.stringify(value) ?? ''
  return /\\u(?:0000|d[89a-f])/i.test(text)
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function storedWrite(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const name = WORDS[kind]
  return [
    {
      id: `prepared/${kind}`,
      sentence: `A stored ${name} of a process that died is sent by another one, and happens once`,
      source: story('The bytes were stored, and the next process could not send them.'),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const stored = JSON.stringify(preparedOf(write.preparation))
        await scene.unanswered(write.preparation)
        const prepared = parsePrepared(JSON.parse(stored))
        claimSame(throughJson(prepared), JSON.parse(stored), 'what came back')
        const elsewhere = createScene({ ...scene, adapter: scene.others.again() })
        const again = await elsewhere.send(prepared, { previousAttempts: attemptAt(scene) })
        const outcome = await elsewhere.resolve(again, controlOf(write.payment))
        claimKind(outcome, 'applied', 'an applied operation, once another process resolves it')
        claimTruth(outcome, write.effects())
      },
    },
    {
      id: `pending/${kind}`,
      sentence: `A lost ${name} is recovered from the JSON of its outcome and of its pending alike`,
      source: story('Rebuilding it by hand failed with "Cannot destructure property money".'),
      unless,
      async check(scene) {
        for (const part of ['outcome', 'pending'] as const) {
          const write = await readyTo(kind, scene)
          const lost = await scene.unanswered(write.preparation)
          const stored: unknown = throughJson(part === 'outcome' ? lost : lost.pending)
          const elsewhere = createScene({ ...scene, adapter: scene.others.again() })
          const positiveControl = write.payment && paymentRefOf(write.payment)
          const once = await recover(elsewhere.adapter, stored, { positiveControl })
          const outcome = await elsewhere.resolve(once, controlOf(write.payment))
          claimKind(outcome, 'applied', `an applied operation, from the JSON of its ${part}`)
          claimTruth(outcome, write.effects())
        }
      },
    },
  ]
}
