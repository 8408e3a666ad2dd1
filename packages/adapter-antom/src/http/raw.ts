import { createRawResponses, type FromResponse, type UnreadRecord } from '@paystate/adapter-kit'
import { parseRecord } from '../wire/parse-json.ts'
import { paymentReply } from '../wire/payment.ts'

const responses = createRawResponses({
  secret: /token|paymentmethodid|paymentsessiondata|cvv$|cvc|cavv|xid|password|secret|signature/i,
  number: /cardno|cardnumber|pan$|accountno|accountnumber/i,
  hidden: /^expiry(month|year)$|^expirationdate$|cardholder|^cpf$|dateofbirth/i,
  parse: parseRecord,
})

export const { remember: rememberResponse, behind: responseBehind } = responses

/**
 * The whole response behind a reading, an applied outcome or a pushed observation, for what paystate does not
 * read: card data masked, tokens taken out. Only the object that this process got from the adapter has it: a
 * copy, or one that was stored, has none.
 */
export function rawOf(from: FromResponse): UnreadRecord | undefined {
  return responses.rawOf(from)
}

/**
 * The token of the card that a payment was made with: what `extra.paymentMethodId` of a later payment takes.
 *
 * It pays like a card. It is in nothing that prints, logs or stores: only this call hands it out.
 */
export function cardTokenOf(from: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(from)).data?.paymentResultInfo?.cardToken
}

/**
 * What Antom's element in the payer's browser is started with, from the outcome of a create with
 * `checkout: 'hosted'`. Hand it to that browser and to nobody else.
 */
export function paymentSessionDataOf(created: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(created)).data?.paymentSessionData
}
