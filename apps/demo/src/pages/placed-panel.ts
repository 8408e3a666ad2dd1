import type { Order } from '../orders/order.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { killChoice } from './kill-choice.ts'
import { troubleChoice } from './trouble-choice.ts'

/** An order that is placed and has no payment: none is stored, so none was sent. */
export function placedPanel(context: PageContext, { reference, amount }: Order): Html {
  const name = context.shop.switch.nameFor(amount.currency)
  return html`<section id="status" class="card inside status calm" aria-labelledby="status-title">
  <p class="badge calm">Placed</p>
  <h2 id="status-title" class="headline">Not paid yet</h2>
  <p>Your order is placed. No payment request has been sent, so nothing was charged.</p>
  <form method="post" action="/orders/${reference}/pay">
    ${troubleChoice(context, { form: 'again', name })}
    <button class="first">Pay</button>
    ${killChoice(context, { form: 'again', deed: 'Pay' })}
  </form>
</section>`
}
