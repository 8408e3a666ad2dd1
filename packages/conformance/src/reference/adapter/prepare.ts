import type {
  Account,
  Capabilities,
  Checked,
  Issue,
  Money,
  OperationKind,
  OperationTarget,
  PaymentRef,
  Preparation,
  Prepare,
  PreparedRequest,
  ReplayWindow,
  WriteCapability,
} from '@paystate/core'
import { formatDecimal } from '@paystate/core'
import {
  checkCancelPayment,
  checkCancelRefund,
  checkCapturePayment,
  checkCreatePayment,
  checkRefundPayment,
  keepsPaidMoney,
  withReference,
} from '@paystate/core/adapter'

/** Every id of the provider looks like this; anything else could change the path of a request. */
const ID = /^(pay|ref)_\d{6,12}$/

interface Plan<K extends OperationKind> {
  readonly request: PreparedRequest
  readonly target: OperationTarget[K]
  readonly replay: ReplayWindow
  readonly amount?: Money
}

interface Draft<K extends OperationKind, Input> {
  readonly kind: K
  readonly given: unknown
  readonly checked: Checked<Input>
  readonly cannot: (input: Input) => readonly Issue[]
  readonly plan: (input: Input) => Plan<K>
}

/** Checks what is to be written, and makes the bytes; nothing is sent. */
export function createPrepare(account: Account, capabilities: Capabilities): Prepare {
  const { create, capture, cancel, refund, cancelRefund, currencies } = capabilities
  const prepare = <K extends OperationKind, Input extends { reference: string }>(
    draft: Draft<K, Input>,
  ): Preparation<K> => {
    const { kind, checked } = draft
    if (!checked.ok) {
      const named = new Map<string, unknown>(Object.entries(Object(draft.given))).get('reference')
      const reference = typeof named === 'string' ? named.slice(0, 64) : ''
      return {
        state: 'refused',
        kind,
        reference,
        account,
        reason: 'invalid_request',
        issues: checked.issues,
      }
    }
    const { reference } = checked.value
    const issues = draft.cannot(checked.value)
    if (issues.length > 0)
      return { state: 'refused', kind, reference, account, reason: 'not_supported', issues }
    return { state: 'prepared', kind, reference, account, ...draft.plan(checked.value) }
  }
  const amountIssues = (amount: Money): readonly Issue[] => {
    const known = new Map(Object.entries(currencies)).get(amount.currency)
    if (!known) return issue('amount.currency', 'is not a currency of this provider')
    const multiple = known.multipleOf ?? 1
    if (amount.minorUnits % multiple === 0) return []
    return issue('amount.minorUnits', `must be a multiple of ${multiple}`)
  }
  const unsupported = (write: { support: string; why?: string }): readonly Issue[] =>
    write.support === 'not_supported' ? issue('', write.why ?? 'is not supported') : []

  return {
    createPayment: (given) =>
      prepare({
        kind: 'create_payment',
        given,
        checked: checkCreatePayment(given),
        cannot: (input) => [
          ...amountIssues(input.amount),
          ...(create.capture.includes(input.capture ?? 'automatic')
            ? []
            : issue('capture', 'must be one')),
          ...(input.expiresAt === undefined ? [] : issue('expiresAt', 'is not supported')),
        ],
        plan: (input) => ({
          target: null,
          replay: create.replay,
          amount: input.amount,
          request: {
            method: 'POST',
            path: '/payments',
            body: JSON.stringify({
              ...decimal(input.amount),
              order: input.orderReference ?? input.reference,
              description: input.description,
              return_url: withReference(input.returnUrl, input.reference),
              capture: input.capture ?? 'automatic',
              ...(input.extra?.tries === 'many' && { tries: 'many' }),
            }),
          },
        }),
      }),
    capturePayment: (given) =>
      prepare({
        kind: 'capture_payment',
        given,
        checked: checkCapturePayment(given),
        cannot: (input) => [
          ...unsupported(capture),
          ...amountIssues(input.amount),
          ...idIssues(input.payment),
        ],
        plan: (input) => ({
          target: input.payment,
          replay: replayOf(capture),
          amount: input.amount,
          request: {
            method: 'POST',
            path: `/payments/${input.payment.id}/captures`,
            body: JSON.stringify({ ...decimal(input.amount), final: input.final ? 'yes' : 'no' }),
          },
        }),
      }),
    cancelPayment: (given) =>
      prepare({
        kind: 'cancel_payment',
        given,
        checked: checkCancelPayment(given),
        cannot: (input) => [
          ...unsupported(cancel),
          ...idIssues(input.payment),
          ...(cancel.whenPaid === 'refused' || keepsPaidMoney(input)
            ? []
            : issue('ifPaid', 'cannot be kept here: the last read must show it unpaid')),
        ],
        plan: (input) => ({
          target: input.payment,
          replay: replayOf(cancel),
          request: { method: 'DELETE', path: `/payments/${input.payment.id}`, body: '' },
        }),
      }),
    refundPayment: (given) =>
      prepare({
        kind: 'refund_payment',
        given,
        checked: checkRefundPayment(given),
        cannot: (input) => [
          ...unsupported(refund),
          ...amountIssues(input.amount),
          ...idIssues(input.payment),
        ],
        plan: (input) => ({
          target: input.payment,
          replay: replayOf(refund),
          amount: input.amount,
          request: {
            method: 'POST',
            path: `/payments/${input.payment.id}/refunds`,
            body: JSON.stringify({ ...decimal(input.amount), reason: input.reason }),
          },
        }),
      }),
    cancelRefund: (given) =>
      prepare({
        kind: 'cancel_refund',
        given,
        checked: checkCancelRefund(given),
        cannot: (input) => [
          ...unsupported(cancelRefund),
          ...idIssues(input.refund.payment),
          ...(ID.test(input.refund.id ?? '') ? [] : issue('refund.id', 'must be known')),
        ],
        plan: (input) => ({
          target: input.refund,
          replay: replayOf(cancelRefund),
          request: {
            method: 'DELETE',
            path: `/payments/${input.refund.payment.id}/refunds/${input.refund.id}`,
            body: '',
          },
        }),
      }),
  }
}

function idIssues({ id }: PaymentRef): readonly Issue[] {
  return ID.test(id ?? '')
    ? []
    : issue('payment.id', 'must be known, and be an id of this provider')
}

function issue(path: string, message: string): readonly Issue[] {
  return [{ path, message }]
}

function decimal(amount: Money): { currency: string; amount: string } {
  return { currency: amount.currency, amount: formatDecimal(amount) }
}

function replayOf(write: WriteCapability): ReplayWindow {
  return write.support === 'not_supported' ? { type: 'harmless' } : write.replay
}

/** Says whether an id can be put in a path. */
export function isId(id: string | undefined): id is string {
  return ID.test(id ?? '')
}
