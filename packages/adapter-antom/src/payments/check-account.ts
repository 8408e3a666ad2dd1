import type { Account } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { inquirePayment } from './inquire-payment.ts'

/** No payment has this reference: a response that it does not exist shows that the keys are right. */
const NOBODYS = 'paystate_check'

/** One harmless signed call. @throws {PaymentError} When there is no response with a valid signature. */
export async function checkAccount(context: Context): Promise<{ readonly account: Account }> {
  const inquired = await inquirePayment(context, { reference: NOBODYS }, { operation: 'check' })
  if (inquired.kind === 'failed') throw inquired.error
  return { account: context.settings.account }
}
