import { formatMoney } from '../money/format-money.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import type { TruthLine } from '../simulation/simulation.ts'
import { isDoubled, tally } from '../simulation/tally.ts'
import type { StoryLine } from '../story/story.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'

/** What the shop did and learned, beside what really happened at the simulated provider. */
export function storyPanel(context: PageContext, payments: readonly ShopPayment[]): Html {
  const latest = payments.at(-1)
  const lines = payments.flatMap(({ story }) => story)
  return html`<section id="story" class="card inside" aria-labelledby="story-title">
  <h2 id="story-title">Behind the scenes</h2>
  <h3>What the shop knows</h3>
  <ol class="story">${lines.map(storyRow)}</ol>
  ${latest && truthOf(context, latest)}
</section>`
}

function storyRow({ at, tone, text }: StoryLine): Html {
  return html`<li class="${tone}"><time class="faint small" datetime="${at}">${clockTime(at)}</time><span>${text}</span></li>`
}

function truthOf({ simulation, shop }: PageContext, payment: ShopPayment): Html | undefined {
  if (!simulation || payment.simulation !== simulation.id) return undefined
  const truth = simulation.truthOf(payment)
  const provider = providerName(shop.adapter.account.provider)
  return html`<h3>What really happened at ${provider}</h3>
  <p class="faint small">The shop cannot see this. Only the simulator can show it: its own book.</p>
  <p class="tally">${tally(truth)} ${
    isDoubled(truth, payment)
      ? html`<span class="badge bad">Something twice</span>`
      : html`<span class="badge good">Nothing twice</span>`
  }</p>
  ${truth.lines.length > 0 && html`<ol class="story ledger">${truth.lines.map(truthRow)}</ol>`}`
}

function truthRow({ at, what, amount }: TruthLine): Html {
  return html`<li><time class="faint small" datetime="${at}">${clockTime(at)}</time>
    <span>${what.replaceAll('_', ' ')} <strong>${formatMoney(amount)}</strong></span></li>`
}

/** Hours, minutes and seconds in UTC. */
function clockTime(at: string): string {
  return at.slice(11, 19)
}
