import { type Html, html } from '../pages/html.ts'
import { page } from '../pages/page.ts'

/** Which providers a port serves. */
export interface Served {
  readonly mollie: boolean
  readonly antom: boolean
}

const PLACES = [
  ['mollie', 'Mollie’s API', '/v2/…'],
  ['antom', 'Antom’s API', '/ams/api/v1/…'],
] as const

/** Tells whoever asks for a path of no provider what there is on this port. */
export function signpost({ url, headers }: Request, served: Served): Response {
  const places = PLACES.filter(([provider]) => served[provider])
  const isBrowser = headers.get('accept')?.includes('text/html') ?? false
  if (!isBrowser || new URL(url).pathname !== '/') {
    const told = places.map(([, name, path]) => `${name} is under ${path}`).join(', ')
    return new Response(`There is nothing here. ${told}.\n`, { status: 404 })
  }
  return page({
    provider: 'payment providers',
    title: 'Simulated payment providers',
    body: html`<section class="card"><h1>Simulated payment providers</h1>
      <p>This port is for API clients and checkout pages.</p>
      <dl>${places.map(rowOf)}</dl>
      <p class="gap">Payments, time, faults and keys are on the control page, whose address the command printed.</p></section>`,
  })
}

function rowOf([, name, path]: (typeof PLACES)[number]): Html {
  return html`<dt>${name}</dt><dd><code>${path}</code></dd>`
}
