import { type FromResponse, responseBehind } from '../http/raw.ts'
import { paymentReply } from '../wire/payment.ts'

/**
 * What Antom's element in the payer's browser is started with, from the outcome of a create with
 * `checkout: 'hosted'`. Hand it to that browser and to nobody else.
 */
export function paymentSessionDataOf(created: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(created)).data?.paymentSessionData
}
