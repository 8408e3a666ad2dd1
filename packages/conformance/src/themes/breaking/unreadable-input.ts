import type { OperationKind, PaymentAdapter, Preparation } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { ClaimBroken, claim, claimSame } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { WORDS } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter guarantees for input that cannot be read, or that JSON would change. */
export function unreadableInput(kind: OperationKind): ClaimDraft {
  return {
    id: `input/${kind}`,
    sentence: `A ${WORDS[kind]} whose input cannot be read is refused and not sent, and nothing throws`,
    source: story(
      'An input with a cycle, a getter or a proxy threw where only outcomes were expected: taken for "not charged".',
    ),
    async check(scene) {
      const sent = scene.wire.sent().length
      for (const [what, input] of strangeInputs(scene)) {
        const preparation = prepared(scene.adapter, { kind, input, what })
        claimSame(preparation.state, 'refused', `a ${WORDS[kind]} of ${what}`)
        claim(
          'issues' in preparation && preparation.issues.length > 0,
          `${what}: no issue is named`,
        )
      }
      claimSame(scene.wire.sent().length, sent, 'requests sent')
    },
  }
}

/** As an untyped caller uses it: it takes any object. */
interface UntypedPrepare {
  with(input: object): Preparation
}

interface Preparing {
  readonly kind: OperationKind
  readonly input: object
  readonly what: string
}

function prepared({ prepare }: PaymentAdapter, { kind, input, what }: Preparing): Preparation {
  const PREPARE: Readonly<Record<OperationKind, UntypedPrepare>> = {
    create_payment: { with: prepare.createPayment },
    capture_payment: { with: prepare.capturePayment },
    cancel_payment: { with: prepare.cancelPayment },
    refund_payment: { with: prepare.refundPayment },
    cancel_refund: { with: prepare.cancelRefund },
  }
  try {
    return PREPARE[kind].with(input)
  } catch (error) {
    throw new ClaimBroken(`a ${WORDS[kind]} of ${what} throws ${error}`)
  }
}

/** Inputs that an untyped caller may pass, by name. */
function strangeInputs(scene: Scene<Subject>): readonly (readonly [what: string, input: object])[] {
  const fine = { ...scene.payment(), reference: scene.reference() }
  const fail = (): never => {
    throw new TypeError('This cannot be read.')
  }
  const cycle: Record<string, unknown> = {}
  cycle.cycle = cycle
  return [
    ['a property that throws', Object.defineProperty({ ...fine }, 'amount', { get: fail })],
    ['a reference that throws', Object.defineProperty({ ...fine }, 'reference', { get: fail })],
    ['a proxy that throws', new Proxy(fine, { get: fail, ownKeys: fail, has: fail })],
    ['a cycle', { ...fine, amount: cycle }],
    ['a bigint', { ...fine, amount: { currency: 'EUR', minorUnits: 1000n } }],
    ['a deep value', { ...fine, amount: deep() }],
    ['a symbol', { ...fine, amount: Symbol('ten') }],
    ['a function', { ...fine, amount: () => 1000 }],
  ]
}

function deep(): unknown {
  let value: unknown = 1
  for (let level = 0; level < 50_000; level += 1) value = { value }
  return value
}
