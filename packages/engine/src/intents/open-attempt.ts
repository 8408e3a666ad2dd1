import { createPaymentRecord, type Prepared, type Refusal } from '@paystate/core'
import { refusalError } from '@paystate/core/adapter'
import type { Instance } from '../engine/instance.ts'
import { orderReferenceOf } from '../engine/order-reference.ts'
import { derivedPaymentId } from '../engine/reference-names.ts'
import type { Services } from '../engine/services.ts'
import { webhookUrlFor } from '../engine/webhook-url.ts'
import { EngineError } from '../errors/engine-error.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { readRecord } from '../journal/read-record.ts'
import { tell } from '../journal/record-changes.ts'
import { type LeasedPayment, leaveLimit } from '../resolver/lease-payment.ts'
import { withMarker } from '../resolver/look-first-marker.ts'
import { orphanIdentity, orphanSince } from '../restored/orphan-identity.ts'
import { findAnomaly } from '../store/anomalies/anomalies.ts'
import { differences } from '../store/operations/differences.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { updateOperation } from '../store/operations/update-operation.ts'
import { askOrder } from '../store/orders/ask-order.ts'
import { lockOrder } from '../store/orders/lock-order.ts'
import type { OrderRow } from '../store/orders/order-row.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import { type OpenedPayment, openPayment } from '../store/payments/open-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { changedOrder } from './changed-order.ts'
import { endToRead, type Seen } from './end-to-read.ts'
import { comparedOf, findNamed } from './named-attempt.ts'
import { createPaymentInput, type PayInput } from './pay-input.ts'
import { refuseErased } from './refuse-erased.ts'
import { refuseHeld } from './refuse-held.ts'
import { requireSealed } from './require-sealed.ts'
import { retryOf } from './retry-of.ts'

export interface Ensuring {
  readonly services: Services
  readonly input: PayInput
  /** The instances that may take it, the first one first. */
  readonly candidates: readonly Instance[]
  /** The last attempt as it was read afresh in this call. */
  readonly seen?: Seen | undefined
  readonly transactionId: string | null
  /** In an application's transaction: a worker, or `send`, takes the lease. */
  readonly isInside?: boolean
}

export type Ensured =
  /** The payment of the order that can take money, or has. */
  | { readonly kind: 'found'; readonly row: PaymentRow }
  /** The attempt that the id names, which ended and may be sent again. */
  | {
      readonly kind: 'named'
      readonly row: PaymentRow
      readonly operation: OperationRow
      readonly seen: Seen | undefined
    }
  /** An attempt has ended: it has to be read afresh before another is sent. */
  | { readonly kind: 'read_first'; readonly row: PaymentRow }
  /** With the lease: its opener sends it. */
  | {
      readonly kind: 'opened'
      readonly row: PaymentRow
      readonly payment: PaymentCase
      readonly lease: LeasedPayment
    }

/**
 * Finds the payment of an order that can still take money, or opens the next attempt: under the order's lock,
 * so that of several calls one opens it and the others find it.
 *
 * @throws {EngineError} `conflict`, `no_route`, `invalid_input`, `held`, `erased`
 */
export async function ensureAttempt(tx: Transaction, ensuring: Ensuring): Promise<Ensured> {
  const { input } = ensuring
  const { order, amount, id } = input
  const { currency, minorUnits } = amount
  const locked = await lockOrder(tx, { order, amount: { currency, minorUnits } })
  const named = id === undefined ? undefined : await findNamed(tx, { input, id })
  if (named) return sendableNow(tx, { ensuring, named })
  const payments = locked.since === 'new' ? [] : await paymentsOfOrder(tx, { order })
  const current =
    payments.find(({ standing }) => standing === 'paid') ??
    payments.find(({ standing }) => standing === 'live')
  if (current) return found(tx, { row: current, input })
  payments.forEach(refuseHeld)
  refuseErased(payments.at(-1), input)
  const unread = await endToRead(tx, { ended: payments, seen: ensuring.seen })
  if (unread) return { kind: 'read_first', row: unread }
  return open(tx, { ...ensuring, locked, attempt: payments.length + 1 })
}

/** One that may be sent again follows the other attempts of its order as a new one does. */
async function sendableNow(
  tx: Transaction,
  {
    ensuring,
    named,
  }: {
    readonly ensuring: Ensuring
    readonly named: { readonly row: PaymentRow; readonly operation: OperationRow }
  },
): Promise<Ensured> {
  const { seen, isInside, input } = ensuring
  const found: Ensured = { kind: 'named', ...named, seen }
  if (isInside || !retryOf(named.operation)) return found
  const all = await paymentsOfOrder(tx, { order: input.order })
  const others = all.filter(({ key }) => key !== named.row.key)
  if (others.some(({ standing }) => standing !== 'ended')) return found
  const unread = await endToRead(tx, { ended: others, seen })
  return unread ? { kind: 'read_first', row: unread } : found
}

async function found(
  tx: Transaction,
  { row, input }: { row: PaymentRow; input: PayInput },
): Promise<Ensured> {
  const creation = await findOperation(tx, { kind: 'create', id: row.id })
  const compared = creation?.compared ?? {}
  const differing = differences(compared, { from: comparedOf(input) })
  const isOther =
    row.requested !== input.amount.minorUnits || row.currency !== input.amount.currency
  if (!isOther && (creation === undefined || differing.length === 0)) return { kind: 'found', row }
  const what = isOther ? 'amount' : differing.join(', ')
  const { payment } = await readRecord(tx, { payment: row.key })
  throw changedOrder({ row, payment, what })
}

interface Opening extends Ensuring {
  readonly locked: OrderRow
  readonly attempt: number
}

/** The commit that stores the intent takes the lease for its caller, except in an application's transaction. */
async function open(tx: Transaction, opening: Opening): Promise<Ensured> {
  const { services, input, locked, attempt, transactionId, isInside } = opening
  const { order, amount } = input
  const id = input.id ?? derivedPaymentId({ order, attempt })
  const reference = services.references.of({ kind: 'create', id, try: 1 })
  const { instance, prepared } = prepareWith(opening, reference)
  const { name, account, adapter } = instance
  const isAsked = locked.amount === amount.minorUnits && locked.currency === amount.currency
  if (!isAsked) await askOrder(tx, { order, amount })
  const record = createPaymentRecord({
    account: adapter.account,
    reference,
    ...orderReferenceOf(order),
    requested: amount,
  })
  const leaveBefore = leaveLimit(services)
  const sought = orphanIdentity({ instance: name, reference })
  const opened = await openPayment(tx, {
    payment: {
      id,
      order,
      attempt,
      instance: name,
      account,
      reference,
      status: 'processing',
      amount,
    },
    checkpoint: record,
    compared: comparedOf(input),
    sendBefore: { inMs: services.settings.sendBeforeMs },
    transactionId,
    askedBy: input.who,
    prepared,
    lease: isInside ? undefined : { owner: services.owner, forMs: services.settings.leaseMs },
    sought,
  })
  const { row, lease } = opened
  const marked = opened.isFound ? await markOrphan(tx, { opened, sought }) : opened.operation
  await tell(tx, { row, record, happenings: [{ type: 'payment.created', about: {} }] })
  if (!lease) return { kind: 'found', row }
  const references = new Map([[marked.key, [reference]]])
  const payment = { row, record, operations: [marked], references, webhooks: [] }
  return { kind: 'opened', row, payment, lease: { lease, leaveBefore } }
}

/** The provider has a payment under this reference already: a database that was restored has forgotten it. */
async function markOrphan(
  tx: Transaction,
  { opened, sought }: { opened: OpenedPayment; sought: string },
): Promise<OperationRow> {
  const { operation } = opened
  const orphan = await findAnomaly(tx, { identity: sought })
  if (!orphan) return operation
  const since = orphanSince(orphan)
  const pending = withMarker(null, { since, state: 'open' })
  return updateOperation(tx, {
    operation: operation.key,
    state: 'intended',
    pending,
    outcome: null,
  })
}

interface Chosen {
  readonly instance: Instance
  readonly prepared: Prepared<'create_payment'>
}

/**
 * The first candidate that can take it at all. Invalid input is invalid for all of them: only what a provider
 * does not offer sends it to the next.
 */
function prepareWith({ services, input, candidates }: Opening, reference: string): Chosen {
  let refusal: Refusal | undefined
  for (const instance of candidates) {
    const webhookUrl = webhookUrlOf(services, instance)
    const prepared = instance.adapter.prepare.createPayment(
      createPaymentInput(input, { reference, webhookUrl }),
    )
    if (prepared.state === 'prepared') {
      requireSealed(services, { instance, prepared })
      return { instance, prepared }
    }
    refusal ??= prepared
    if (prepared.reason === 'invalid_request' && !isAboutCurrency(prepared.issues)) break
  }
  if (!refusal) {
    const what = 'No provider is left that could take this payment.'
    throw new EngineError('no_route', { subject: `order ${input.order}`, what })
  }
  throw refusalError(refusal, input)
}

function isAboutCurrency(issues: readonly { readonly path: string }[]): boolean {
  return issues.length > 0 && issues.every(({ path }) => path.startsWith('amount'))
}

function webhookUrlOf({ webhookUrl }: Services, { name }: Instance): string | undefined {
  return webhookUrl === undefined ? undefined : webhookUrlFor(webhookUrl, name)
}
