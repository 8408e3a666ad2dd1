import { html } from '../../pages/html.ts'
import { page, seeOther } from '../../pages/page.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import type { Session } from '../sessions/session.ts'
import { startAttempt } from '../sessions/start-attempt.ts'
import { checkoutPage, FAILURES } from './checkout-page.ts'
import type { Payer } from './payer.ts'
import { sessionPage } from './session-page.ts'

const PATH = /^\/antom\/(checkout|session)\/([^/]+)$/

/** Whether a path is that of a page, not of the API. */
export function isPage(pathname: string): boolean {
  return pathname.startsWith('/antom/')
}

/** Shows a payer's page, or does what they chose on it and sends them on. */
export async function answerPage(
  account: MerchantAccount,
  { request, payer }: { request: Request; payer: Payer },
): Promise<Response> {
  const [, kind, id = ''] = PATH.exec(new URL(request.url).pathname) ?? []
  const choice = request.method === 'POST' ? await readChoice(request) : undefined
  const payment = kind === 'checkout' ? account.payments.byId(id) : undefined
  const session = kind === 'session' ? account.sessions.byId(id) : undefined
  if (payment) return onCheckout(account, { payment, payer, choice })
  if (session) return onSession(account, { session, choice })
  return page({
    title: 'Not found',
    provider: 'Antom',
    body: html`<h1>There is no such page</h1>`,
    status: 404,
  })
}

async function readChoice(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await request.text())
}

async function onCheckout(
  account: MerchantAccount,
  chosen: { payment: Payment; payer: Payer; choice: URLSearchParams | undefined },
): Promise<Response> {
  const { payment, payer, choice } = chosen
  const { paymentId, sessionId, redirectUrl = account.pageUrl('checkout', paymentId) } = payment
  if (payment.status !== 'PROCESSING') return checkoutPage(payment)
  switch (choice?.get('action')) {
    case 'pay':
      await payer.pay(paymentId)
      return seeOther(redirectUrl)
    case 'fail':
      await payer.fail(paymentId, failureOf(choice))
      return seeOther(sessionId === undefined ? redirectUrl : account.pageUrl('session', sessionId))
    case 'cancel':
    case 'leave':
      return seeOther(redirectUrl)
    default:
      return checkoutPage(payment)
  }
}

/** A reason that is not on the page counts as none. */
function failureOf(choice: URLSearchParams | undefined): { resultCode?: AntomResultCode } {
  const resultCode = FAILURES.find((code) => code === choice?.get('reason'))
  return resultCode ? { resultCode } : {}
}

function onSession(
  account: MerchantAccount,
  { session, choice }: { session: Session; choice: URLSearchParams | undefined },
): Response {
  const methodType = choice?.get('method') ?? undefined
  const attempt = choice ? startAttempt(account, { session, methodType }) : undefined
  return attempt
    ? seeOther(account.pageUrl('checkout', attempt.paymentId))
    : sessionPage(account, session)
}
