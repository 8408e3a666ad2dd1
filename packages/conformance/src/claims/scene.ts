import type {
  CancelPayment,
  CapturePayment,
  Money,
  NotApplied,
  Observation,
  OperationKind,
  Outcome,
  Payment,
  PaymentAdapter,
  PaymentRef,
  Preparation,
  Prepared,
  Refund,
  RefundPayment,
  SendOptions,
  Unknown,
} from '@paystate/core'
import { epochOf, nextStep, projectPayment, recover, refOf } from '@paystate/core'
import type { Fault } from '../subject/faults.ts'
import type { BasicSubject, PaymentRequirements, SubjectFaults } from '../subject/subject.ts'
import { claim, claimKind, claimOneOf, describe } from './claim-broken.ts'
import { waitFor } from './wait-for.ts'

/** A subject with the usual steps of a payment's life. */
export type Scene<S extends BasicSubject> = S & Steps

/** The usual steps of a payment's life, for claims to build on. */
export interface Steps {
  /** A reference that nobody has used. */
  reference(): string
  /** Sends and waits, letting time pass where nothing else happens. */
  send<K extends OperationKind>(
    preparation: Preparation<K>,
    options?: Partial<SendOptions>,
  ): Promise<Outcome<K>>
  /** A newly created payment. */
  created(required?: PaymentRequirements): Promise<Payment>
  /** A payment that the payer has paid: captured, or authorized in two steps. */
  paid(required?: PaymentRequirements): Promise<Payment>
  /** The payment as the provider shows it now. */
  read(payment: Payment): Promise<Payment>
  /** The payment as a record of it that has only this evidence. */
  shownBy(evidence: readonly Observation[]): Payment
  refund(payment: Payment, options: WriteOptions): Preparation<'refund_payment'>
  capture(payment: Payment, options: WriteOptions): Preparation<'capture_payment'>
  /** A refund of a payment, once the provider has accepted it. */
  refunded(payment: Payment, options: WriteOptions): Promise<Refund>
  cancel(payment: Payment, options?: Partial<CancelPayment>): Preparation<'cancel_payment'>
  cancelRefund(payment: Payment, refund: Refund): Preparation<'cancel_refund'>
  /** The response to the next call of this kind is lost, although the call is applied. */
  unanswered<K extends OperationKind>(preparation: Preparation<K>): Promise<Unknown<K>>
  /** Follows an outcome's own recovery until it is known or no step is left. */
  resolve<K extends OperationKind>(
    outcome: Outcome<K>,
    options?: { readonly wanted?: boolean; readonly positiveControl?: PaymentRef },
  ): Promise<Outcome<K>>
}

/** How a write differs from the default. */
export interface WriteOptions {
  readonly minorUnits: number
  readonly reference?: string
  readonly final?: boolean
}

const STALLS: ReadonlySet<Fault> = new Set(['stall', 'stall_before_applying', 'stall_in_body'])

/** The most recovery steps; each is a repeat, a lookup, or a wait. */
const MOST_STEPS = 200

/** After so many steps that reported nothing new, no further one will. */
const MOST_IDLE = 12

/** Adds the usual steps to a subject. */
export function createScene<S extends BasicSubject>(subject: S): Scene<S> {
  const { adapter, time } = subject
  let isStalled = false
  const faults: SubjectFaults = {
    known: subject.faults.known,
    next(call, fault) {
      isStalled = STALLS.has(fault)
      return subject.faults.next(call, fault)
    },
    clear() {
      isStalled = false
      return subject.faults.clear()
    },
  }
  const wait = <T>(promise: Promise<T>): Promise<T> => waitFor(time, promise, { isStalled })
  let count = 0
  const reference = (): string => {
    count += 1
    return `claim_${String(count).padStart(4, '0')}`
  }
  const amountOf = ({ currency = '' }: Payment, { minorUnits }: WriteOptions): Money => ({
    currency,
    minorUnits,
  })
  const steps: Steps = {
    reference,
    send: (preparation, options = {}) =>
      wait(adapter.send(preparation, { previousAttempts: 'none', ...options })),
    async created(required = {}) {
      const input = { ...subject.payment(required), reference: reference() }
      const outcome = await steps.send(adapter.prepare.createPayment(input))
      claimKind(outcome, 'applied', 'a create that nothing disturbs')
      return outcome.value
    },
    async paid(required = {}) {
      const payment = await steps.created(required)
      await subject.payer.pay(payment)
      return steps.read(payment)
    },
    async read(payment) {
      const reading = await wait(adapter.getPayment(paymentRefOf(payment), { known: payment }))
      return reading.payment
    },
    shownBy: (evidence) => projectPayment({ account: adapter.account }, evidence).payment,
    refund(payment, options) {
      const input: RefundPayment = {
        reference: options.reference ?? reference(),
        payment: paymentRefOf(payment),
        amount: amountOf(payment, options),
      }
      return adapter.prepare.refundPayment(input)
    },
    async refunded(payment, options) {
      const outcome = await steps.send(steps.refund(payment, options))
      claimKind(outcome, 'applied', 'a refund that nothing disturbs')
      return outcome.value
    },
    capture(payment, options) {
      const input: CapturePayment = {
        reference: options.reference ?? reference(),
        payment: paymentRefOf(payment),
        amount: amountOf(payment, options),
        final: options.final ?? true,
      }
      return adapter.prepare.capturePayment(input)
    },
    cancel(payment, options = {}) {
      return adapter.prepare.cancelPayment({
        reference: reference(),
        payment: paymentRefOf(payment),
        ifPaid: 'reverse',
        lastRead: payment.status,
        ...options,
      })
    },
    cancelRefund(payment, { id, reference: ofRefund }) {
      const refund = { payment: paymentRefOf(payment), id, reference: ofRefund }
      return adapter.prepare.cancelRefund({ reference: reference(), refund })
    },
    async unanswered(preparation) {
      await faults.next(preparation.kind, 'drop_answer')
      const outcome = await steps.send(preparation)
      claimKind(outcome, 'unknown', 'a write whose response is lost')
      return outcome
    },
    async resolve(outcome, options = {}) {
      let current = outcome
      let idle = 0
      for (let step = 0; step < MOST_STEPS && idle < MOST_IDLE; step += 1) {
        if (current.kind !== 'unknown') return current
        const before = current.pending.misses.length
        current = await wait(recover(adapter, current, options))
        if (current.kind !== 'unknown') return current
        idle = current.pending.misses.length > before ? 0 : idle + 1
        await time.advance(waitBefore(current, { adapter, wanted: options.wanted }))
      }
      return current
    },
  }
  return { ...subject, faults, ...steps }
}

/** How long until the next step may learn something; at least 15 seconds. */
function waitBefore(
  { pending }: Unknown<OperationKind>,
  { adapter, wanted }: { adapter: PaymentAdapter; wanted: boolean | undefined },
): number {
  const now = adapter.now(pending.operation)
  const step = nextStep(pending, { rule: adapter.capabilities.absence, now, wanted })
  const least = 15_000
  if (step.type === 'repeat') return least
  return step.type === 'wait' ? Math.max(least, epochOf(step.until) - now.at) : 60_000
}

/** The reference of a payment that was created or read. */
export function paymentRefOf(payment: Payment): PaymentRef {
  const ref = refOf(payment)
  claim(ref !== undefined, 'a payment has neither a reference nor an id')
  return ref
}

/** The bytes of a preparation. @throws {ClaimBroken} When it was refused. */
export function preparedOf<K extends OperationKind>(preparation: Preparation<K>): Prepared<K> {
  if (preparation.state === 'prepared') return preparation
  const faults = preparation.issues.map(({ path, message }) => `${path} ${message}`).join('; ')
  throw new Error(`${preparation.kind} was refused before it was sent: ${faults}`)
}

/** An outcome must be known, and must agree with what really happened. */
export function claimTruth(outcome: Outcome, effects: number): void {
  claimOneOf(outcome.kind, ['applied', 'not_applied', 'unknown'], 'the kind of an outcome')
  claim(effects <= 1, `${outcome.operation.kind} happened ${effects} times`)
  if (outcome.kind === 'applied')
    claim(effects === 1, `reported as ${describe(outcome)}, but it never happened`)
  if (outcome.kind === 'not_applied')
    claim(effects === 0, `reported as ${describe(outcome)}, but it happened${missed(outcome)}`)
}

function missed({ proof }: NotApplied<OperationKind>): string {
  return proof.type === 'absent'
    ? ': a lookup missed it; a scan reads every page, and begins at `since` or before'
    : ''
}
