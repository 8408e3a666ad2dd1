import type { createMollieClient } from '@mollie/api-client'
import type { ApiCall } from './api-call.ts'

export type MollieClient = ReturnType<typeof createMollieClient>

interface Route {
  readonly method: ApiCall['method']
  readonly path: RegExp
  readonly call: (client: MollieClient, wanted: Wanted) => Promise<unknown>
}

interface Wanted {
  /** The ids in the path, in order. */
  readonly ids: readonly [string, string]
  readonly parameters: string
  readonly reference: string | undefined
}

/** The methods of the client that are used, by what they send. */
const ROUTES: readonly Route[] = [
  route('POST', '/payments', (client, wanted) => client.payments.create(write(wanted))),
  route('GET', '/payments', (client, wanted) => client.payments.page(read(wanted))),
  route('GET', '/payments/{id}', (client, wanted) =>
    client.payments.get(wanted.ids[0], read(wanted)),
  ),
  route('DELETE', '/payments/{id}', (client, wanted) =>
    client.payments.cancel(wanted.ids[0], write(wanted)),
  ),
  route('POST', '/payments/{id}/release-authorization', (client, wanted) =>
    client.payments.releaseAuthorization(wanted.ids[0], write(wanted)),
  ),
  route('POST', '/payments/{id}/captures', (client, wanted) =>
    client.paymentCaptures.create({ ...write(wanted), paymentId: wanted.ids[0] }),
  ),
  route('POST', '/payments/{id}/refunds', (client, wanted) =>
    client.paymentRefunds.create({ ...write(wanted), paymentId: wanted.ids[0] }),
  ),
  route('GET', '/payments/{id}/refunds', (client, wanted) =>
    client.paymentRefunds.page({ ...read(wanted), paymentId: wanted.ids[0] }),
  ),
  route('GET', '/payments/{id}/refunds/{id}', (client, wanted) =>
    client.paymentRefunds.get(wanted.ids[1], { ...read(wanted), paymentId: wanted.ids[0] }),
  ),
  route('DELETE', '/payments/{id}/refunds/{id}', (client, wanted) =>
    client.paymentRefunds.cancel(wanted.ids[1], { ...write(wanted), paymentId: wanted.ids[0] }),
  ),
  route('GET', '/refunds', (client, wanted) => client.refunds.page(read(wanted))),
  route('GET', '/chargebacks', (client, wanted) => client.chargebacks.page(read(wanted))),
  route('GET', '/profiles/me', (client) => client.profiles.getCurrent()),
  route('GET', '/methods', (client, wanted) => client.methods.list(read(wanted))),
]

function route(method: Route['method'], path: string, call: Route['call']): Route {
  const pattern = path.replaceAll('{id}', '([a-z]+_[A-Za-z0-9]{1,64})')
  return { method, path: new RegExp(`^${pattern}$`), call }
}

/** Our parameters are made by our own encoders; the client's types describe the same as enums. */
function write({ parameters, reference }: Wanted) {
  return { ...JSON.parse(parameters), idempotencyKey: reference }
}

function read({ parameters }: Wanted) {
  return JSON.parse(parameters)
}

/** Lets the client send a call with its own method; undefined where it has none for it. */
export function callClient(client: MollieClient, call: ApiCall): Promise<unknown> | undefined {
  for (const { method, path, call: send } of ROUTES) {
    const found = method === call.method ? path.exec(call.path) : null
    if (!found) continue
    const [, first = '', second = ''] = found
    const { parameters, reference } = call
    return send(client, { ids: [first, second], parameters, reference })
  }
  return undefined
}
