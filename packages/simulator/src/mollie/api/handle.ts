import { type Access, authenticate, narrow, tokenParameters } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { IdempotencyRecords } from '../idempotency/idempotency.ts'
import { type Body, readBody } from '../parameters/body.ts'
import { refuseUnknownBody, refuseUnknownQuery } from '../parameters/unknown-parameters.ts'
import { Refusal } from '../refusals/refusal.ts'
import { type Answer, refuse, toAnswer } from './answer.ts'
import { type FoundRoute, findRoute, noRoute } from './find-route.ts'

/** A request whose body has been read. */
export interface Received {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly text: string
}

export interface Handling {
  account: Account
  idempotency: IdempotencyRecords
  /** Waits before anything is applied; rejects when it is never to be applied. */
  hold(): Promise<void>
}

/** Answers a request: every refusal is Mollie's own. */
export async function handle(received: Received, handling: Handling): Promise<Answer> {
  try {
    return await answer(received, handling)
  } catch (error) {
    if (error instanceof Refusal) return refuse(error)
    throw error
  }
}

async function answer(received: Received, handling: Handling): Promise<Answer> {
  const { credentials } = handling.account.settings
  const { method, url, headers } = received
  const access = authenticate(headers.get('authorization'), credentials)
  const found = findRoute(method, url.pathname)
  if (!found) throw noRoute(url.pathname)
  const key = method === 'POST' ? headers.get('idempotency-key') : null
  if (!key) {
    await handling.hold()
    return operate(received, { found, access, handling })
  }
  const fingerprint = `${url.pathname}\n${received.text}`
  const entry = handling.idempotency.begin(`${access.scope}\n${key}`, fingerprint)
  if (entry.replay) return entry.replay
  try {
    await handling.hold()
    const made = operate(received, { found, access, handling })
    entry.keep(made)
    return made
  } catch (error) {
    entry.release() // a refusal did nothing: the key may be used again
    throw error
  }
}

function operate(
  received: Received,
  { found, access, handling }: { found: FoundRoute; access: Access; handling: Handling },
): Answer {
  const { route, ids } = found
  const { url, text, headers } = received
  const body = readBody(text, headers.get('content-type') ?? '')
  const { searchParams: query } = url
  refuseUnknown(body, query, { found, access })
  const call = {
    access: narrow(access, tokenWords(body, query), handling.account.settings.credentials),
    ids,
    query,
    body,
    reference: (received.method === 'POST' && headers.get('idempotency-key')) || undefined,
  }
  return toAnswer(route.operate(seenFrom(handling.account, url), call))
}

/** Links lead where the caller came from, http or https, unless the configuration says otherwise. */
function seenFrom(account: Account, { origin }: URL): Account {
  const baseUrl = account.settings.baseUrl ?? origin
  return { ...account, baseUrl: () => baseUrl }
}

function refuseUnknown(
  body: Body,
  query: URLSearchParams,
  { found: { route }, access }: { found: FoundRoute; access: Access },
): void {
  const forTokens = tokenParameters(access)
  refuseUnknownQuery(query, [...(route.query ?? []), ...forTokens])
  if (route.method !== 'GET') refuseUnknownBody(body, [...(route.body ?? []), ...forTokens])
}

function tokenWords(body: Body, query: URLSearchParams) {
  return {
    testmode: body.testmode ?? query.get('testmode'),
    profileId: body.profileId ?? query.get('profileId'),
  }
}
