import { createRawResponses, type FromResponse, type UnreadRecord } from '@paystate/adapter-kit'
import { parseValue } from '../wire/parse-json.ts'
import { paymentReply } from '../wire/payment.ts'

const responses = createRawResponses({
  secret:
    /token|paymentmethodid|paymentsessiondata|cvv$|cvc|cvn|cavv|xid|password|secret|signature|securitycode|cryptogram|^pin$/i,
  number: /cardno|cardnumber|(?<!s)pan$|accountno|accountnumber|iban/i,
  hidden: /^expiry(month|year)$|^expirationdate$|cardholder|^cpf$|dateofbirth/i,
  parse: parseValue,
})

export const { remember: rememberResponse, behind: responseBehind } = responses

/**
 * The full response behind a reading, an applied outcome or a pushed observation, for what paystate does not
 * read: card data masked, tokens removed. Only the object that this process got from the adapter has it: a
 * copy, or one that was stored, has none.
 */
export function rawOf(from: FromResponse): UnreadRecord | undefined {
  return responses.rawOf(from)
}

/**
 * The token of the card that a payment was made with, for `extra.paymentMethodId` of a later payment.
 *
 * It pays like a card. It is in nothing that is printed, logged or stored: only this call returns it.
 */
export function cardTokenOf(from: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(from)).data?.paymentResultInfo?.cardToken
}

/**
 * The data that initializes Antom's element in the payer's browser, from the outcome of a create with
 * `checkout: 'hosted'`. Give it to that browser and to nobody else.
 */
export function paymentSessionDataOf(created: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(created)).data?.paymentSessionData
}
