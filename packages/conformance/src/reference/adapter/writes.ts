import {
  type Answered,
  amountIssues,
  jsonOf,
  preparationOf,
  type WriteDefinition,
  type WriteDefinitions,
  type WriteReading,
} from '@paystate/adapter-kit'
import type {
  Checked,
  Issue,
  Money,
  OperationInput,
  OperationKind,
  PaymentRef,
  PreparedRequest,
} from '@paystate/core'
import { formatDecimal, isReported } from '@paystate/core'
import {
  checkCancelPayment,
  checkCancelRefund,
  checkCapturePayment,
  checkCreatePayment,
  checkRefundPayment,
  decideCapture,
  decideRefund,
  keepsPaidMoney,
  withReference,
} from '@paystate/core/adapter'
import { textIn } from '../json.ts'
import { type Context, isGenuine, isId, sendPrepared } from './connection.ts'
import { observe, readingOf } from './read-payment.ts'
import { readRefusal, rejectionsOf } from './result-codes.ts'

interface Write<K extends OperationKind> {
  readonly check: (input: unknown) => Checked<OperationInput[K]>
  readonly cannot: (input: OperationInput[K], context: Context) => readonly Issue[]
  readonly request: (input: OperationInput[K]) => PreparedRequest
  /** What it leaves in a payment that was read; undefined where it is not there. */
  readonly find: (
    seen: Seen<K>,
  ) => Extract<WriteReading<K>, { says: 'applied' }>['value'] | undefined
}

type Seen<K extends OperationKind> = Answered<K> & {
  readonly reading: ReturnType<typeof readingOf>
}

const CAPABILITY = {
  create_payment: 'create',
  capture_payment: 'capture',
  cancel_payment: 'cancel',
  refund_payment: 'refund',
  cancel_refund: 'cancelRefund',
} as const

/** A write of this provider: checked, sent under its reference; the response is the payment. */
function write<K extends OperationKind>(kind: K, own: Write<K>): WriteDefinition<K, Context> {
  return {
    prepare: (given, context) => {
      const { account, capabilities } = context
      const checked = own.check(given)
      const capability = capabilities[CAPABILITY[kind]]
      const cannot = 'why' in capability ? issue('', capability.why) : []
      return preparationOf({
        kind,
        account,
        reference: given?.reference,
        issues: checked.ok ? [] : checked.issues,
        notSupported: checked.ok ? [...cannot, ...own.cannot(checked.value, context)] : [],
        make: () => {
          if (!checked.ok || !('replayWindow' in capability)) return undefined
          const { replayWindow } = capability
          return { input: checked.value, request: own.request(checked.value), replayWindow }
        },
      })
    },
    call: sendPrepared,
    decode: (context, answered) => decode(context, { answered, own }),
    rejections: () => rejectionsOf(kind),
  }
}

interface Decoding<K extends OperationKind> {
  readonly answered: Answered<K>
  readonly own: Write<K>
}

function decode<K extends OperationKind>(
  context: Context,
  { answered, own }: Decoding<K>,
): WriteReading<K> {
  const { response, prepared } = answered
  const isGood = response.status < 300 && isGenuine(context, response)
  if (!isGood) return readRefusal(response)
  const isReplay = response.headers.get('replayed') === 'yes'
  const seen = { via: 'response', needsRead: isReplay || response.status === 202 } as const
  const given = observe(jsonOf(response.body), { context, response, ...seen })
  if (!given)
    return {
      says: 'unclear',
      error: 'unreadable_response',
      what: 'The response could not be read.',
    }
  // A replayed response shows an earlier state: read the current one.
  const { asOf, ...rest } = given
  const old = isReplay ? { ...rest, asOf: { received: asOf.received } } : given
  const reading = readingOf(old)
  const { input } = prepared
  const named = textIn(jsonOf(response.body), 'id')
  const isOther = 'payment' in input && named !== undefined && input.payment.id !== named
  const value = isOther ? undefined : own.find({ ...answered, reading })
  if (value === undefined)
    return { says: 'unclear', error: 'mismatch', what: 'The response is about another operation.' }
  const { observation } = reading
  const isCancel = prepared.kind === 'cancel_payment' && 'effect' in value === false
  const accepted = isCancel && {
    cancellations: [
      { reference: prepared.reference, status: 'accepted' as const, at: response.endedAt },
    ],
  }
  return { says: 'applied', value, observation: { ...observation, ...accepted } }
}

export const writes: WriteDefinitions<Context> = {
  create_payment: write('create_payment', {
    check: checkCreatePayment,
    cannot: ({ amount, capture = 'automatic', expiresAt }, { capabilities }) => [
      ...amountIssues(amount, capabilities),
      ...(capabilities.create.capture.includes(capture) ? [] : issue('capture', 'is not offered')),
      ...(expiresAt === undefined ? [] : issue('expiresAt', 'is not supported')),
    ],
    request: (input) =>
      post('/payments', {
        ...decimal(input.amount),
        order: input.orderReference ?? input.reference,
        description: input.description,
        return_url: withReference(input.returnUrl, input.reference),
        capture: input.capture ?? 'automatic',
        ...(input.extra?.tries === 'many' && { tries: 'many' }),
      }),
    find: ({ reading: { payment }, prepared: { reference, input } }) => {
      const { amounts, currency } = payment
      const isOther =
        payment.reference !== reference ||
        (isReported(amounts.amount) &&
          (amounts.amount !== input.amount.minorUnits || currency !== input.amount.currency))
      return isOther ? undefined : payment
    },
  }),
  capture_payment: write('capture_payment', {
    check: checkCapturePayment,
    cannot: ({ amount, payment }, { capabilities }) => [
      ...amountIssues(amount, capabilities),
      ...idIssues(payment),
    ],
    request: ({ payment, amount, final }) =>
      post(`/payments/${payment.id}/captures`, { ...decimal(amount), final: final ? 'yes' : 'no' }),
    find: ({ reading, prepared }) => {
      const decision = decideCapture(prepared, reading)
      return decision.type === 'applied' ? decision.value : undefined
    },
  }),
  cancel_payment: write('cancel_payment', {
    check: checkCancelPayment,
    cannot: (input, { capabilities: { cancel } }) => [
      ...idIssues(input.payment),
      ...('whenPaid' in cancel && (cancel.whenPaid === 'refused' || keepsPaidMoney(input))
        ? []
        : issue('ifPaid', 'cannot be kept here: the last read must show it unpaid')),
    ],
    request: ({ payment }) => remove(`/payments/${payment.id}`),
    find: ({ prepared, response }) => ({
      reference: prepared.reference,
      status: 'accepted',
      at: response.endedAt,
    }),
  }),
  refund_payment: write('refund_payment', {
    check: checkRefundPayment,
    cannot: ({ amount, payment }, { capabilities }) => [
      ...amountIssues(amount, capabilities),
      ...idIssues(payment),
    ],
    request: ({ payment, amount, reason }) =>
      post(`/payments/${payment.id}/refunds`, { ...decimal(amount), reason }),
    find: ({ reading, prepared }) => {
      const decision = decideRefund(prepared, reading)
      return decision.type === 'applied' ? decision.value : undefined
    },
  }),
  cancel_refund: write('cancel_refund', {
    check: checkCancelRefund,
    cannot: ({ refund }) => [
      ...idIssues(refund.payment),
      ...(isId(refund.id) ? [] : issue('refund.id', 'must be known')),
    ],
    request: ({ refund }) => remove(`/payments/${refund.payment.id}/refunds/${refund.id}`),
    find: ({ prepared: { input } }) => ({
      ...(input.refund.id !== undefined && { id: input.refund.id }),
      status: 'processing',
      amount: 'not_reported',
    }),
  }),
}

function idIssues({ id }: PaymentRef): readonly Issue[] {
  return isId(id) ? [] : issue('payment.id', 'must be known, and be an id of this provider')
}

function issue(path: string, message: string): readonly Issue[] {
  return [{ path, message }]
}

function decimal(amount: Money): { currency: string; amount: string } {
  return { currency: amount.currency, amount: formatDecimal(amount) }
}

function post(path: string, body: object): PreparedRequest {
  return { method: 'POST', path, body: JSON.stringify(body) }
}

function remove(path: string): PreparedRequest {
  return { method: 'DELETE', path, body: '' }
}
