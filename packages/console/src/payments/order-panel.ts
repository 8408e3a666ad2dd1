import type { TrackedPayment } from '@paystate/engine'
import { statusBadge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { paymentAddress, type Site } from '../site/site.ts'
import type { PaymentView } from './payment-view.ts'
import { sealedNotice } from './sealed-notice.ts'
import { moneyWords } from './standing-words.ts'

/** The attempts of the order, each a payment of its own. */
export function orderPanel(site: Site, { payment, attempts, sealed }: PaymentView): Html {
  return html`<section class="card inside" aria-labelledby="order">
  <h2 id="order">Attempts of the order</h2>
  <ol class="attempts">${attempts.map((attempt) => row(site, { attempt, isShown: attempt.id === payment.id }))}</ol>
  ${sealedNotice(sealed)}
  ${attempts.length + sealed.length === 1 && html`<p class="faint small">This is the only one. Another attempt opens only after this one has ended without money.</p>`}
</section>`
}

function row(
  site: Site,
  { attempt, isShown }: { readonly attempt: TrackedPayment; readonly isShown: boolean },
): Html {
  const { id, attempt: number, amount, status, instance } = attempt
  const name = html`Attempt ${number}`
  return html`<li>${isShown ? html`<strong aria-current="true">${name}, this page</strong>` : html`<a href="${paymentAddress(site, id)}">${name}</a>`}
    <span>${site.formats.money(amount)} at ${instance}</span> ${statusBadge(status)}
    <small>${moneyWords(attempt)}</small></li>`
}
