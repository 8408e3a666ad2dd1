import { formatMoney } from '../money/format-money.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import type { TruthLine } from '../simulation/simulation.ts'
import { isDoubled, tally } from '../simulation/tally.ts'
import type { StoryLine } from '../story/story.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { situationOf } from './situation.ts'

/** What the shop did and learned, next to what really happened at the simulated provider, per attempt. */
export function storyPanel(context: PageContext, payments: readonly ShopPayment[]): Html {
  return html`<section id="story" class="card inside" aria-labelledby="story-title">
  <h2 id="story-title">Behind the scenes</h2>
  ${payments.toReversed().map((payment) => attemptStory(context, payment))}
</section>`
}

function attemptStory(context: PageContext, payment: ShopPayment): Html {
  const { label, tone } = situationOf(payment)
  return html`<section class="attempt" aria-labelledby="attempt-${payment.attempt}">
  <h3 id="attempt-${payment.attempt}">Payment ${payment.attempt}</h3>
  <p><span class="badge ${tone}">${label}</span></p>
  <h4>What the shop knows</h4>
  <ol class="story">${payment.story.map(storyRow)}</ol>
  ${truthOf(context, payment)}
</section>`
}

function storyRow({ at, tone, text }: StoryLine): Html {
  return html`<li class="${tone}"><time class="faint small" datetime="${at}">${clockTime(at)}</time><span>${text}</span></li>`
}

function truthOf({ simulation }: PageContext, payment: ShopPayment): Html | undefined {
  if (!simulation || payment.simulation !== simulation.id) return undefined
  const truth = simulation.truthOf(payment)
  const provider = providerName(payment.record.intent.account.provider)
  return html`<h4>What really happened at ${provider}</h4>
  <p class="faint small">The simulator's ledger. The shop cannot see it.</p>
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
