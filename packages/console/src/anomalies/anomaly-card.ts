import type { Anomaly } from '@paystate/engine'
import { badge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import { paymentAddress, type Site } from '../site/site.ts'
import { wordsOfKind, wordsOfPolicy } from './anomaly-words.ts'

interface AnomalyCard {
  readonly anomaly: Anomaly
  /** Of its heading on the page. */
  readonly level: 2 | 3
  /** What closes it. */
  readonly form?: Html | undefined
}

/** An anomaly: what happened, what it means, what is done and what may be done. */
export function anomalyCard(site: Site, { anomaly, level, form }: AnomalyCard): Html {
  const { kind, message, payment, order, instance, openedAt, closed, settled, policy, act } =
    anomaly
  const { name, meaning, advice } = wordsOfKind(kind)
  const title = html`${name} ${closed ? badge('closed', 'calm') : badge('open', 'doubt')}`
  return html`${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
  <p>${marked(message)}${message === meaning ? '' : html` <span class="faint">${meaning}</span>`}</p>
  <dl class="pairs">
    ${payment !== undefined && html`<dt>Payment</dt><dd><a href="${paymentAddress(site, payment)}">${order ?? payment}</a></dd>`}
    ${instance !== undefined && html`<dt>Provider</dt><dd>${instance}</dd>`}
    <dt>Opened</dt><dd>${site.formats.time(openedAt)}, ${site.formats.since(openedAt)} ago</dd>
    ${!closed && html`<dt>What to do</dt><dd>${advice}</dd><dt>Automatically</dt><dd>${wordsOfPolicy(policy)}${act && marked(actText(act))}</dd>`}
    ${settled && html`<dt>Settled</dt><dd>${site.formats.time(settled.at)}: ${marked(settled.why)}</dd>`}
    ${closed && html`<dt>Closed</dt><dd>${site.formats.time(closed.at)} by ${closed.who ?? 'evidence'}: <q>${closed.why}</q></dd>`}
  </dl>
  ${!closed && form}`
}

const ACT_WORDS: ReadonlyMap<string, string> = new Map([
  ['due', 'It is still to be done.'],
  ['made', 'It was stored, and is resolved like any operation.'],
  ['refused', 'It was refused, and is for a person.'],
])

function actText({ state, why }: NonNullable<Anomaly['act']>): string {
  return ` ${ACT_WORDS.get(state) ?? state}${why === undefined ? '' : ` ${why}`}`
}
