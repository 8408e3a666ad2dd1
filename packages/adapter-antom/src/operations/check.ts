import type { Account, ReadOptions } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { inquirePayment } from '../payments/inquire-payment.ts'

/** Nobody pays under this reference: being reported that it does not exist shows that the keys are right. */
const NOBODYS = 'paystate_check'

/** One harmless signed call. @throws {PaymentError} When Antom does not answer it with a valid signature. */
export async function checkAccount(
  context: Context,
  { signal }: ReadOptions = {},
): Promise<{ readonly account: Account }> {
  const look = await inquirePayment(context, { reference: NOBODYS }, { operation: 'check', signal })
  if (look.kind === 'no_answer') throw look.error
  return { account: context.settings.account }
}
