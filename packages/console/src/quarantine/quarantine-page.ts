import type { QuarantinedWebhook } from '@paystate/engine'
import { actionForm } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import { emptyState, type Notice } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import type { Site, Visit } from '../site/site.ts'

/** Webhooks that were refused: why, and what may be done. What they say is not shown: anybody may have written it. */
export async function quarantinePage(visit: Visit, notice?: Notice): Promise<Html> {
  const held = await visit.site.payments.quarantine()
  const body = html`<h1>Quarantine</h1>
  <p class="lead">These webhooks were refused: nothing shows that their provider sent them. None of them changed a payment, and no money depends on them: paystate reads every payment from its provider.</p>
  ${held.length > 0 ? html`<ol class="plain-list">${held.map((webhook) => card(visit, webhook))}</ol>` : emptyState('Nothing is in quarantine', 'Every webhook that is still kept was genuine.')}`
  return layout(visit, { title: 'Quarantine', at: '/quarantine', body, notice })
}

function card(visit: Visit, webhook: QuarantinedWebhook): Html {
  const { site, person } = visit
  const { instance, reason, copies } = webhook
  return html`<li class="card inside"><h2>For <q>${instance}</q></h2>
  <dl class="pairs"><dt>Refused</dt><dd>${marked(reason)}</dd>
    <dt>Came</dt><dd>${came(site, webhook)}</dd>
    <dt>Copies</dt><dd>${copies}</dd>
    <dt>What it means</dt><dd>${meaning(webhook)}</dd></dl>
  ${person.may !== 'read' && forms(visit, webhook)}</li>`
}

function came({ formats }: Site, { receivedAt, calledAt, copies }: QuarantinedWebhook): Html {
  return html`${formats.time(receivedAt)}, ${formats.since(receivedAt)} ago${copies > 1 && html`; last ${formats.time(calledAt)}`}`
}

function meaning({ configured }: QuarantinedWebhook): string {
  return configured
    ? 'Somebody else wrote it, or this process has an old key of the provider. If the key changed, configure the new one: at its start paystate verifies again what is here.'
    : 'The instance has payments here, and this process has no configuration for it. Configure it again: at its start paystate verifies what is here.'
}

function forms(visit: Visit, { id, configured }: QuarantinedWebhook): Html {
  return html`<div class="buttons">
    ${configured && actionForm(visit, { action: 'verify_webhook', path: '/quarantine/verify', subject: id, button: 'Verify it again' })}
    <details><summary>Remove it</summary><p class="small">It is removed unread, and nothing in it is believed. If it was genuine, the provider usually sends it again, and paystate reads the payment in any case.</p>
    ${actionForm(visit, { action: 'drop_webhook', path: '/quarantine/drop', subject: id, button: 'Remove the webhook', tone: 'danger' })}</details></div>`
}
