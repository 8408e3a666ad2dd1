import { epochOf } from '@paystate/core'
import type { TrackedOperation, TrackedPayment } from '@paystate/engine'
import { type Html, html } from '../html/html.ts'
import { emptyState } from '../html/notice.ts'
import { anchorOf } from '../operations/anchor-of.ts'
import { operationName } from '../operations/operation-words.ts'
import { waitsFor } from '../operations/waits-for.ts'
import { sealedNotice } from '../payments/sealed-notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, paymentAddress, type Site, type Visit } from '../site/site.ts'
import { unknownSummary } from './unknown-summary.ts'

interface Unknown {
  readonly payment: TrackedPayment
  readonly operation: TrackedOperation
  readonly since: string
}

/** Money that may or may not have moved, the oldest first. */
export async function unknownPage(visit: Visit, after: string | undefined): Promise<Html> {
  const { site } = visit
  const [{ payments, sealed, next }, sums] = await Promise.all([
    site.payments.list({ unknown: true, after }),
    site.payments.unknownMoney(),
  ])
  const unknown = (await Promise.all(payments.map((payment) => unknownOf(site, payment)))).flat()
  const body = html`<h1>Unknown</h1>
  <p class="lead">These operations were sent, and their response was lost. The money may have moved. paystate looks up each one until it knows; a person decides only what the provider cannot tell.</p>
  ${sealedNotice(sealed)}
  ${sums.length > 0 && unknownSummary(site, sums)}
  ${unknown.length > 0 ? table(site, byAge(unknown)) : emptyState('Nothing is unknown', 'paystate knows of every operation that it sent whether it was applied.')}
  ${next !== undefined && html`<nav class="pages" aria-label="Pages of the list"><a href="${addressOf(site, '/unknown', { after: next })}" rel="next">More</a></nav>`}`
  return layout(visit, { title: 'Unknown', at: '/unknown', body })
}

async function unknownOf({ payments }: Site, payment: TrackedPayment): Promise<readonly Unknown[]> {
  const operations = await payments.operations(payment.id)
  return operations.flatMap((operation) =>
    operation.unknownSince === undefined
      ? []
      : [{ payment, operation, since: operation.unknownSince }],
  )
}

function byAge(unknown: readonly Unknown[]): readonly Unknown[] {
  return unknown.toSorted((one, other) => epochOf(one.since) - epochOf(other.since))
}

function table(site: Site, unknown: readonly Unknown[]): Html {
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="What is unknown"><table>
  <caption class="hidden">What is unknown, the oldest first</caption>
  <thead><tr><th scope="col">Order</th><th scope="col">What</th><th scope="col" class="number">Amount</th>
    <th scope="col">For</th><th scope="col" class="spare">Since</th></tr></thead>
  <tbody>${unknown.map((one) => row(site, one))}</tbody></table></div>`
}

function row(site: Site, { payment, operation, since }: Unknown): Html {
  const address = `${paymentAddress(site, payment.id)}#${anchorOf(operation)}`
  const waiting = waitsFor(operation)
  return html`<tr><th scope="row"><a href="${address}">${payment.order}</a><small>${payment.instance}</small></th>
  <td>${operationName(operation.kind)}${waiting && html`<small>${waiting.short}</small>`}</td>
  <td class="number">${site.formats.money(operation.amount ?? payment.amount)}</td>
  <td>${site.formats.since(since)}</td><td class="spare">${site.formats.time(since)}</td></tr>`
}
