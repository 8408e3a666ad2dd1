import { type FromResponse, responseBehind } from '../http/raw.ts'
import { paymentReply } from '../wire/payment.ts'

/**
 * The token of the card that a payment was made with: what `extra.paymentMethodId` of a later payment takes.
 *
 * It pays like a card. It is in nothing that prints, logs or stores: only this call hands it out.
 */
export function cardTokenOf(from: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(from)).data?.paymentResultInfo?.cardToken
}
