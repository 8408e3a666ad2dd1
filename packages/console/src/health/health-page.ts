import type { ProviderCheck, ProviderHealth } from '@paystate/engine'
import { badge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { layout } from '../site/layout.ts'
import { addressOf, type Site, type Visit } from '../site/site.ts'
import { answers } from './answers.ts'
import { TONES, warnings } from './part.ts'

/** How the database, the providers and their clocks are; the providers themselves are contacted on demand. */
export async function healthPage(visit: Visit, { ask }: { readonly ask: boolean }): Promise<Html> {
  const { site } = visit
  const [providers, check] = await Promise.all([
    site.payments.providers(),
    ask ? site.payments.check() : undefined,
  ])
  const body = html`<h1>Health</h1>
  ${
    check
      ? answers(site, check)
      : html`<div class="card inside"><p>Below is what the database knows. No provider was contacted just now.</p>
    <p><a href="${addressOf(site, '/health', { ask: 'yes' })}">Check the database and every provider now</a></p></div>`
  }
  <ul class="plain-list">${providers.map((provider) =>
    providerCard(site, {
      provider,
      check: check?.providers.find(({ instance }) => instance === provider.instance),
    }),
  )}</ul>`
  return layout(visit, { title: 'Health', at: '/health', body })
}

function providerCard(
  { formats }: Site,
  {
    provider,
    check,
  }: { readonly provider: ProviderHealth; readonly check: ProviderCheck | undefined },
): Html {
  const { instance, provider: name, account, mode, configured, circuit, failures } = provider
  return html`<li class="card inside"><h2>${instance} ${
    !configured
      ? badge('not configured', 'bad')
      : circuit.state === 'open'
        ? badge('failing', 'bad')
        : check
          ? badge(check.state, TONES[check.state])
          : failures > 0
            ? badge('failed last', 'doubt')
            : badge('no failures', 'good')
  }</h2>
  <dl class="pairs"><dt>Provider</dt><dd>${name}${mode && `, ${mode} mode`}</dd>
    ${account && html`<dt>Account</dt><dd><code>${account}</code></dd>`}
    <dt>Requests</dt><dd>${
      circuit.state === 'open'
        ? html`failed ${failures} times in a row. Nothing is sent or read automatically until ${formats.time(circuit.until)}`
        : failures > 0
          ? `failed ${failures} times in a row`
          : 'the last one succeeded, or none was made'
    }</dd>
    ${check && html`<dt>Clock</dt><dd>${skewText(check)}</dd>`}
    ${check && check.warnings.length > 0 && html`<dt>To see to</dt><dd>${warnings(check)}</dd>`}
    ${!configured && html`<dt>To see to</dt><dd>It has payments here, and this process has no configuration for it: nothing is sent or read for them.</dd>`}
  </dl></li>`
}

function skewText({ clockSkewMs }: ProviderCheck): string {
  if (clockSkewMs === undefined) return 'not reported'
  const seconds = Math.abs(clockSkewMs) / 1_000
  if (seconds < 1) return 'the same as ours, within a second'
  return `ours is ${seconds.toFixed(1)} seconds ${clockSkewMs > 0 ? 'ahead' : 'behind'}`
}
