import type { MerchantAccount } from '../account/merchant-account.ts'
import { providerTime } from '../time/provider-time.ts'
import type { Payment } from './payment.ts'

/** Where the payer is to go, in each of the spellings of the wire. */
export function actionFields(account: MerchantAccount, payment: Payment) {
  const normalUrl = account.pageUrl('checkout', payment.paymentId)
  return {
    normalUrl,
    redirectActionForm: redirectForm(normalUrl),
    ...(payment.isOnPhone && appFields(normalUrl)),
    ...(payment.method.showsCode && { orderCodeForm: codeForm(payment, normalUrl) }),
  }
}

/** The older spelling, and the only one that an inquiry tells. */
export function redirectForm(redirectUrl: string) {
  return { actionFormType: 'RedirectActionForm', method: 'GET', redirectUrl }
}

/** A wallet's app takes links of its own; here they lead to the page too. */
function appFields(normalUrl: string) {
  return {
    schemeUrl: `simulatedwallet://checkout?url=${encodeURIComponent(normalUrl)}`,
    applinkUrl: normalUrl,
    appIdentifier: 'com.example.simulatedwallet',
  }
}

function codeForm({ createdAt, closesAt, method }: Payment, codeValue: string) {
  return {
    expireTime: providerTime(closesAt ?? createdAt + method.closesAfter),
    codeDetails: [{ codeValue, displayType: 'TEXT' }],
  }
}
