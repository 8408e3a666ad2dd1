import type { Formats } from '../format/formats.ts'
import { isCreationInterrupted } from '../payments/find-interrupted.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import type { Truth, TruthLine } from '../simulation/simulation.ts'
import { isDoubled, tally } from '../simulation/tally.ts'
import { lastKnown, situationOf } from '../situation/situation.ts'
import type { StoryLine } from '../story/story.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { marked } from './marked.ts'

/** What the shop did and learned, next to what really happened at the simulated provider, per attempt. */
export function storyPanel(context: PageContext, payments: readonly PaymentView[]): Html {
  return html`<section id="story" class="card inside" aria-labelledby="story-title">
  <h2 id="story-title">Behind the scenes</h2>
  ${payments.length === 0 && html`<p class="faint">No payment is stored yet, so nothing was sent to a provider.</p>`}
  ${payments.toReversed().map((view) => attemptStory(context, view))}
</section>`
}

function attemptStory(context: PageContext, view: PaymentView): Html {
  const { attempt, id } = view.payment
  const { formats } = view
  const shown = { ...view, isInterrupted: isCreationInterrupted(view, context.interrupted) }
  const { label, tone } = view.isReachable ? situationOf(shown) : lastKnown(shown)
  return html`<section class="attempt" aria-labelledby="attempt-${attempt}">
  <h3 id="attempt-${attempt}">Payment ${attempt}, at ${providerName(view.provider)}</h3>
  <p><span class="badge ${tone}">${label}</span> <a class="small" href="/console/payment?id=${encodeURIComponent(id)}">Payment ${attempt} in the back office</a></p>
  <h4>What the shop knows <span class="faint small">(times in ${formats.zone})</span></h4>
  <ol class="story">${view.story.map((line) => storyRow(line, formats))}</ol>
  ${truthOf(context, view)}
</section>`
}

function storyRow({ at, tone, text }: StoryLine, formats: Formats): Html {
  return html`<li class="${tone}"><time class="faint small" datetime="${at}">${formats.short(at)}</time><span>${marked(text)}</span></li>`
}

function truthOf({ simulation }: PageContext, view: PaymentView): Html | undefined {
  if (!simulation || !view.isReachable) return undefined
  const truth = simulation.truthOf(view.payment)
  const provider = providerName(view.provider)
  return html`<h4>What really happened at ${provider}</h4>
  <p class="faint small">The simulator's ledger. The shop cannot see it.</p>
  <p class="tally">${tally(truth)} ${verdictOn(truth, view)}</p>
  ${truth.lines.length > 0 && html`<ol class="story ledger">${truth.lines.map((line) => truthRow(line, view.formats))}</ol>`}`
}

function verdictOn(truth: Truth, view: PaymentView): Html {
  const { currency } = view.payment.amount
  const { returnedTooMuch: minorUnits } = truth
  if (isDoubled(truth, view))
    return html`<span class="badge bad">More than the shop requested</span>`
  return minorUnits > 0
    ? html`<span class="badge bad">${view.formats.money({ currency, minorUnits })} more returned than charged</span>`
    : html`<span class="badge good">Nothing twice</span>`
}

function truthRow({ at, what, amount }: TruthLine, formats: Formats): Html {
  return html`<li><time class="faint small" datetime="${at}">${formats.short(at)}</time>
    <span>${what.replaceAll('_', ' ')} <strong>${formats.money(amount)}</strong></span></li>`
}
