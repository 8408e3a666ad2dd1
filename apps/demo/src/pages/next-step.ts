import { isReported, type NextAction } from '@paystate/core'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import { cancelUnderWay } from '../situation/canceling-situation.ts'
import { isChecking } from '../situation/situation.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { killChoice } from './kill-choice.ts'
import { troubleChoice } from './trouble-choice.ts'

/** The payer's next step: continue paying, or pay again. */
export function nextStep(context: PageContext, view: PaymentView): Html | undefined {
  const { payment, isReachable } = view
  const { nextAction, status, standing } = payment
  if (!isReachable) return undefined
  if (standing === 'ended') return payAgain(context, view)
  if (isChecking(view) || cancelUnderWay(view)) return undefined
  if (status !== 'requires_action' || !isReported(nextAction) || nextAction === 'none')
    return undefined
  return actionFor(nextAction, providerName(view.provider))
}

function payAgain(context: PageContext, { payment }: PaymentView): Html {
  const { order, amount } = payment
  return html`<form method="post" action="/orders/${order}/pay">
  ${troubleChoice(context, { form: 'again', name: context.shop.switch.nameFor(amount.currency) })}
  <button class="first">Start a new payment</button>
  ${killChoice(context, { form: 'again', deed: 'Start a new payment' })}
</form>`
}

function actionFor(action: NextAction, provider: string): Html {
  switch (action.type) {
    case 'redirect':
      return redirect(action, provider)
    case 'app_link':
      return html`<p><a class="button first" href="${action.url}">Open the app to pay</a></p>`
    case 'qr_code':
      return html`<p>Scan this with your app: <code>${action.value}</code></p>`
    case 'challenge':
      return html`<p>${provider} asks for ${action.challenge} ${action.shown ?? ''}: this shop cannot pass it on. Use another payment method.</p>`
    case 'transfer':
      return html`<dl class="amounts"><dt>Bank</dt><dd>${action.bankName ?? 'not reported'}</dd>
        <dt>Account</dt><dd>${action.bankAccount ?? 'not reported'}</dd>
        <dt>Reference</dt><dd>${action.transferReference ?? 'not reported'}</dd></dl>`
  }
}

function redirect(action: NextAction & { type: 'redirect' }, provider: string): Html {
  if (action.method === 'GET') {
    return html`<p><a class="button first" href="${action.url}">Continue to ${provider}</a></p>`
  }
  return html`<form method="post" action="${action.url}">
    ${Object.entries(action.fields ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <button class="first">Continue to ${provider}</button></form>`
}
