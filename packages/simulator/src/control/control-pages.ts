import { FAULTS } from '../faults/fault.ts'
import { type Html, html } from '../pages/html.ts'
import { page } from '../pages/page.ts'
import { WEBHOOK_FAULTS } from '../webhooks/webhook-faults.ts'
import type { ControlParts } from './control-api.ts'
import type { Controllable, Controlled } from './controlled.ts'
import { card, choice, field, moment, money, table } from './parts.ts'
import { type PaymentSummary, paymentOf, paymentsOf } from './payments.ts'

const SHOWN = 50

/** Everything at a glance: payments, time, faults, the latest requests and webhooks. */
export function overviewPage({ controlled, connect }: ControlParts, notice?: string): Response {
  const entries = Object.entries(controlled)
  return page({
    provider: 'payment providers',
    title: 'Simulator control',
    isWide: true,
    status: notice === undefined ? 200 : 422,
    body: html`
      <h1>Simulator control</h1>
      ${notice !== undefined && html`<p class="bad" role="alert">${notice}</p>`}
      ${timeCard(controlled)}
      ${Object.entries(connect).map(([provider, told]) => connectCard(provider, told))}
      ${entries.map(([provider, simulator]) => providerCards(provider, simulator))}`,
  })
}

function timeCard(controlled: Controlled): Html {
  const [first] = Object.values(controlled)
  const steps = [
    ['Send what is due', 0],
    ['15 minutes', 900_000],
    ['2 hours', 7_200_000],
    ['1 day', 86_400_000],
    ['8 days', 691_200_000],
  ] as const
  return card(
    'Time',
    html`<p>It is <strong>${first ? moment(first.clock.now()) : 'no time'}</strong>. Move it forward:</p>
    <div class="row">${steps.map(
      ([label, milliseconds]) => html`<form method="post" action="/clock">
        <button name="milliseconds" value="${milliseconds}">${label}</button></form>`,
    )}</div>`,
  )
}

function connectCard(provider: string, told: Readonly<Record<string, string>>): Html {
  return html`<details class="card"><summary>Connect to ${nameOf(provider)}</summary>
    <dl>${Object.entries(told).map(
      ([what, value]) => html`<dt>${what}</dt><dd><code tabindex="0">${value}</code></dd>`,
    )}</dl></details>`
}

const nameOf = (provider: string) => provider.charAt(0).toUpperCase() + provider.slice(1)

function providerCards(provider: string, simulator: Controllable): Html {
  const payments = paymentsOf(simulator)
  return html`
    ${card(
      `Payments at ${nameOf(provider)}`,
      table(
        ['Payment', 'Status', 'Amount', 'Reference', 'Created', 'Actions'],
        payments.slice(0, SHOWN).map((payment) => paymentRow(provider, simulator, payment)),
      ),
    )}
    ${faultCard(provider, simulator)}
    ${card(
      `Latest requests to ${nameOf(provider)}`,
      table(
        ['Time', 'Request', 'Outcome', 'Said', 'Call', 'Fault'],
        [...(simulator.requests?.entries() ?? [])]
          .reverse()
          .slice(0, SHOWN)
          .map(({ at, method, path, call = '', fault = '', outcome, said = '' }) => [
            moment(at),
            html`<code>${method} ${path}</code>`,
            String(outcome),
            html`<span class="long">${said}</span>`,
            call,
            fault,
          ]),
      ),
    )}
    ${card(`Latest webhooks of ${nameOf(provider)}`, deliveriesTable(simulator))}`
}

function paymentRow(provider: string, simulator: Controllable, payment: PaymentSummary) {
  const { id, status, amount, reference = '', createdAt } = payment
  return [
    html`<a href="/payments/${provider}/${id}"><code>${id}</code></a>`,
    status,
    money(simulator, amount),
    reference,
    moment(createdAt),
    actionForms(provider, simulator, id),
  ]
}

function actionForms(provider: string, simulator: Controllable, payment: string): Html {
  return html`<div class="row">${simulator.actionsOf(payment).map(
    ({ name, label }) => html`<form method="post" action="/actions">
      <input type="hidden" name="provider" value="${provider}">
      <input type="hidden" name="payment" value="${payment}">
      <button name="action" value="${name}">${label}</button></form>`,
  )}</div>`
}

function faultCard(provider: string, simulator: Controllable): Html {
  const planned = simulator.faults.planned()
  const id = (name: string) => `${provider}-${name}`
  return html`<details class="card"${{ markup: planned.length > 0 ? ' open' : '' }}>
    <summary>Faults at ${nameOf(provider)}</summary>
    ${
      planned.length > 0 &&
      table(
        ['Fault', 'Call', 'Calls left', 'Payment'],
        planned.map(({ fault, call, left, probability, payment = '' }) => [
          fault,
          call,
          left === undefined ? `by chance, ${probability}` : String(left),
          payment,
        ]),
      )
    }
    <form method="post" action="/faults">
      <input type="hidden" name="provider" value="${provider}">
      ${choice(id('fault'), 'Fault of the next call', { name: 'fault', words: FAULTS })}
      ${field(id('call'), 'Call (* is any)', { name: 'call', value: '*' })}
      ${field(id('times'), 'How many calls', { name: 'times', value: '1' })}
      ${field(id('payment'), 'Only this payment or reference', { name: 'payment', value: '' })}
      ${field(id('chance'), 'Or at random, with a probability from 0 to 1', { name: 'probability', value: '' })}
      <button>Plan the fault</button>
    </form>
    <form method="post" action="/webhook-faults">
      <input type="hidden" name="provider" value="${provider}">
      ${choice(id('kind'), 'The next webhook', { name: 'kind', words: WEBHOOK_FAULTS })}
      <button>Plan it</button>
    </form>
    ${simulator.answers && answerForm(provider)}
    <form method="post" action="/clear-faults">
      <input type="hidden" name="provider" value="${provider}"><button>Clear all faults</button>
    </form></details>`
}

const EFFECTS = {
  none: 'nothing is done',
  applied: 'all is done that was asked',
  failed: 'it is accepted, and has failed',
} as const

/** For a provider whose answers carry result codes: any of them, whatever is done behind it. */
function answerForm(provider: string): Html {
  const id = (name: string) => `${provider}-answer-${name}`
  return html`<form method="post" action="/answers">
      <input type="hidden" name="provider" value="${provider}">
      ${field(id('code'), 'Result code of the next response', { name: 'resultCode', value: 'UNKNOWN_EXCEPTION' })}
      ${choice(id('effect'), 'What really happens', { name: 'effect', words: EFFECTS })}
      ${field(id('call'), 'Call (* is any)', { name: 'call', value: '*' })}
      ${field(id('payment'), 'Only this payment or reference', { name: 'payment', value: '' })}
      <button>Plan the response</button>
    </form>`
}

function deliveriesTable(simulator: Controllable, paymentId?: string): Html {
  const deliveries = [...simulator.webhooks.deliveries(paymentId)].reverse().slice(0, SHOWN)
  return table(
    ['Payment', 'Event', 'To', 'State', 'Attempts'],
    deliveries.map(({ paymentId: payment, event, url, state, attempts }) => [
      html`<code>${payment}</code>`,
      event,
      html`<code>${url}</code>`,
      state,
      attempts.map(({ outcome, status }) => [outcome, status].join(' ').trim()).join(', '),
    ]),
  )
}

/** A webhook that comes once more, and one of nobody's. */
function webhookForms(provider: string, payment: string): Html {
  const kinds = [
    ['again', 'Resend the latest'],
    ['forged', 'Send a forged one'],
  ] as const
  return html`<div class="row">${kinds.map(
    ([kind, label]) => html`<form method="post" action="/webhooks">
      <input type="hidden" name="provider" value="${provider}">
      <input type="hidden" name="payment" value="${payment}">
      <button name="kind" value="${kind}">${label}</button></form>`,
  )}</div>`
}

/** One payment with all that happened to it; undefined when there is none. */
export function paymentPage(
  provider: string,
  simulator: Controllable,
  id: string,
): Response | undefined {
  const payment = paymentOf(simulator, id)
  if (!payment) return undefined
  return page({
    provider: 'payment providers',
    title: `${id} at ${nameOf(provider)}`,
    isWide: true,
    body: html`
      <p><a href="/">All payments</a></p>
      <h1><code>${id}</code></h1>
      <p class="amount">${money(simulator, payment.amount)}</p>
      <p>It is <strong>${payment.status}</strong>.</p>
      ${card('Actions', actionForms(provider, simulator, id))}
      ${card(
        'What happened to the money',
        table(
          ['Time', 'What', 'Amount', 'Object', 'Reference'],
          simulator.ledger
            .entries(id)
            .map(({ at, kind, amount, objectId = '', reference = '' }) => [
              moment(at),
              kind,
              money(simulator, amount),
              objectId,
              reference,
            ]),
        ),
      )}
      ${card('Webhooks', html`${webhookForms(provider, id)}${deliveriesTable(simulator, id)}`)}`,
  })
}
