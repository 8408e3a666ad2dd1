import type { PaymentAction } from '../../control/controlled.ts'
import { html } from '../../pages/html.ts'
import { page, seeOther } from '../../pages/page.ts'
import type { Account } from '../account/account.ts'
import { isPayable, type Payment } from '../payments/payment.ts'
import { checkoutPage } from './checkout-page.ts'
import { isOnPresetPage } from './choose-method.ts'
import { FAILURES, type FailureReason } from './failure.ts'
import { answerMerchantPage } from './merchant-page.ts'
import type { MolliePayer } from './payer.ts'

/** Whether a path is one of the pages that Mollie shows to people. */
export const isPagePath = (pathname: string) => PAGE_PATH.test(pathname)

/** The payer's page, the page of the test mode, and the merchant's own. */
const PAGE_PATH = /^\/(checkout|test-mode|dashboard\/payments)\/([^/]+)$/

export interface PageParts {
  account: Account
  payer: MolliePayer
  actionsOf(paymentId: string): readonly PaymentAction[]
}

/** Answers a request to one of the pages. */
export async function answerPage(
  request: Request,
  { account, payer, actionsOf }: PageParts,
): Promise<Response> {
  const [, place, id = ''] = PAGE_PATH.exec(new URL(request.url).pathname) ?? []
  const payment = account.payments.find(id)
  if (!payment) return notFoundPage()
  if (place !== 'checkout') return answerMerchantPage(request, { payment, actionsOf })
  if (request.method !== 'POST' || !isPayable(payment)) return checkoutPage(account, payment)
  const form = new URLSearchParams(await request.text())
  if (form.get('action') === 'cancel' && isOnPresetPage(payment)) {
    payment.isBackAtPicker = true // neither a status nor a webhook tells of it
    return seeOther(`/checkout/${id}`)
  }
  return (await act(payer, payment, form))
    ? seeOther(wayBack(payment))
    : checkoutPage(account, payment)
}

/** False when the form asks for something that cannot be done: the page is shown again. */
async function act(payer: MolliePayer, payment: Payment, form: URLSearchParams): Promise<boolean> {
  const method = form.get('method')
  const choice = method === null ? {} : { method }
  const reason = readReason(form.get('reason'))
  try {
    switch (form.get('action')) {
      case 'pay':
        await payer.pay(payment.id, choice)
        return true
      case 'pending':
        await payer.startPaying(payment.id, choice)
        return true
      case 'fail':
        await payer.fail(payment.id, { ...choice, ...(reason && { reason }) })
        return true
      case 'cancel':
        await payer.cancel(payment.id)
        return true
      case 'leave':
        return true
      default:
        return false
    }
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function readReason(text: string | null): FailureReason | undefined {
  return FAILURES.find(({ reason }) => reason === text)?.reason
}

function wayBack({ status, cancelUrl, redirectUrl }: Payment): string {
  return (status === 'canceled' ? cancelUrl : undefined) ?? redirectUrl ?? '/'
}

function notFoundPage(): Response {
  return page({
    provider: 'Mollie',
    title: 'No such payment',
    status: 404,
    body: html`<section class="card"><h1>No such payment</h1><p>Its link may be of another run.</p></section>`,
  })
}
