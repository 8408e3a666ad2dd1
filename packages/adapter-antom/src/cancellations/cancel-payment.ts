import { preparationOf, type WriteDefinition } from '@paystate/adapter-kit'
import type { Cancellation, CancelPayment, Issue, PaymentRef } from '@paystate/core'
import { checkCancelPayment, keepsPaidMoney } from '@paystate/core/adapter'
import { paymentRefIssues } from '../configuration/check-payment-ref.ts'
import { type Settings, storeOf, toRequest } from '../configuration/settings.ts'
import { isAnotherPayment } from '../http/confirms-payment.ts'
import { type Context, sendPrepared } from '../http/context.ts'
import { FOREIGN, SHOWS_DONE } from '../http/mismatch.ts'
import { namesIn, observePart } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import { isApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { cancellationReply } from '../wire/cancellation.ts'
import { type PaymentName, toNames } from '../wire/payment-name.ts'

/**
 * Cancels a payment. Our reference is enough: a create whose response was lost can be withdrawn too.
 *
 * S says that the request was accepted; a payment that had failed gets the same response and stays failed, so a read
 * shows its effect. A cancel has no id of its own under which an old response might be stored: each response is
 * current.
 *
 * @see https://docs.antom.com/ac/ams/paymentc_online
 */
export const cancelPayment: WriteDefinition<'cancel_payment', Context> = {
  prepare: ({ settings }, input) => {
    const { account } = settings
    const checked = checkCancelPayment(input)
    return preparationOf({
      kind: 'cancel_payment',
      account,
      reference: input?.reference,
      issues: [
        ...(checked.ok ? [] : checked.issues),
        ...paymentRefIssues(input?.payment, { account, needsId: false }),
      ],
      notSupported: checked.ok && !keepsPaidMoney(checked.value) ? [WOULD_REVERSE] : [],
      make: () => {
        if (!checked.ok) return undefined
        const request = toRequest('cancel', { body: toAntom(checked.value, settings), settings })
        // Assumed: cancel_repeat.
        return { input: checked.value, request, replayWindow: { type: 'harmless' } }
      },
    })
  },
  call: sendPrepared,
  decode: ({ open, settings }, { response: attempt, prepared }) => {
    const signed = open(attempt, prepared.request.path)
    if (signed.kind !== 'signed') return readRefusal('cancel', signed)
    const { cancelTime: at, ...names } = cancellationReply.parse(signed.body)
    const { reference, payment } = prepared.input
    if (isAnotherPayment(nameFor(payment), names)) return FOREIGN
    if (!isApplied('cancel', signed)) {
      return at === undefined ? readRefusal('cancel', signed) : SHOWS_DONE
    }
    const value: Cancellation = { reference, status: 'accepted', ...(at !== undefined && { at }) }
    const observation = observePart(
      { settings, attempt, signed },
      { ...namesIn(names), cancellations: [value], needsRead: true },
    )
    return { says: 'applied', value, observation: rememberResponse(observation, signed.body) }
  },
  rejections: () => rejectionsOf('cancel'),
}

const WOULD_REVERSE: Issue = {
  path: 'ifPaid',
  message:
    "'keep' requires lastRead to be unpaid: the provider returns the money of a paid payment",
}

/**
 * The name that identifies the payment in a cancel: our reference where it is known, since in a session the id
 * may be that of an earlier attempt.
 */
function nameFor({ reference, id }: PaymentRef): PaymentName {
  return reference === undefined ? { id } : { reference }
}

function toAntom({ payment }: CancelPayment, settings: Settings) {
  return { ...toNames(nameFor(payment)), ...storeOf(settings) }
}
