import type { HeldDelivery } from '@paystate/engine'
import { actionForm } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import { emptyState, type Notice } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { paymentAddress, type Site, type Visit } from '../site/site.ts'
import { deliverySubject } from './delivery-subject.ts'

/** Events whose handler kept failing: what each holds back, and what may be done. */
export async function deliveriesPage(visit: Visit, notice?: Notice): Promise<Html> {
  const held = await visit.site.payments.heldDeliveries()
  const body = html`<h1>Deliveries</h1>
  <p class="lead">A handler of your application kept failing on these events. Each one holds back what comes after it for the same payment and the same consumer; nothing else waits. The money is not touched.</p>
  ${held.length > 0 ? html`<ol class="plain-list">${held.map((delivery) => card(visit, delivery))}</ol>` : emptyState('Nothing is held back', 'Every event was heard, or is about to be.')}`
  return layout(visit, { title: 'Deliveries', at: '/deliveries', body, notice })
}

function card(visit: Visit, delivery: HeldDelivery): Html {
  const { site, person } = visit
  const { consumer, event, type, problem, tries, behind, happenedAt } = delivery
  return html`<li class="card inside"><h2>${type} for <q>${consumer}</q></h2>
  <dl class="pairs"><dt>About</dt><dd>${subject(site, delivery)}</dd>
    <dt>Happened</dt><dd>${site.formats.time(happenedAt)}, ${site.formats.since(happenedAt)} ago</dd>
    <dt>Handler</dt><dd>failed ${tries} times, last with <code>${problem}</code></dd>
    <dt>Behind it</dt><dd>${behind === 0 ? 'nothing' : `${behind} later ${behind === 1 ? 'event' : 'events'} of this payment`}</dd>
    <dt>Event</dt><dd>${event}</dd></dl>
  ${
    person.may !== 'read' &&
    html`<div class="buttons">
    ${actionForm(visit, { action: 'retry_delivery', path: '/deliveries/retry', subject: deliverySubject(delivery), button: 'Deliver it again' })}
    <details><summary>Skip it</summary><p class="small">This consumer never hears of this event; what is behind it is delivered. Do by hand first what the handler would have done.</p>
    ${actionForm(visit, { action: 'skip_delivery', path: '/deliveries/skip', subject: deliverySubject(delivery), button: 'Skip the event', tone: 'danger' })}</details></div>`
  }</li>`
}

function subject(site: Site, { payment, order }: HeldDelivery): Html {
  if (payment === undefined) return html`no payment`
  return html`<a href="${paymentAddress(site, payment)}">${order ?? payment}</a>`
}
