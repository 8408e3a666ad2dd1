import { callError, EFFECT_UNKNOWN, type UnreadRecord } from '@paystate/adapter-kit'
import { type PaymentAdapter, PaymentError, type ReadOptions } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { isSandbox } from '../configuration/regions.ts'
import type { Context } from './context.ts'
import { DOUBTS } from './read-response.ts'

/** Antom's own calls, over the same connection: signed, sent once, and verified. */
export interface AntomNative {
  /**
   * Makes one call of Antom's API for which paystate has no operation, e.g. `/ams/api/v1/payments/consult`.
   *
   * paystate does not see what it does to money: there is no outcome, no proof and no recovery. Read the payment
   * afterwards.
   *
   * @returns The body of the signed response, whatever its `result` says.
   * @throws {PaymentError} When no response arrived, or one that does not provably belong to this call.
   */
  call(request: NativeCall): Promise<UnreadRecord>
}

/** One call of Antom's API. */
export interface NativeCall {
  /** The path of the live API; with a sandbox client id, the sandbox part is inserted. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal | undefined
}

/** What Antom's adapter offers besides the common interface. */
export interface AntomAdapter extends PaymentAdapter {
  readonly native: AntomNative
}

/** Whether an adapter from `createProvider` is Antom's, with its native calls. */
export function isAntom(adapter: PaymentAdapter): adapter is AntomAdapter {
  return adapter?.account?.provider === PROVIDER && 'native' in adapter
}

const operation = 'native'

/** Creates the native calls of one adapter. */
export function createNative(begin: (options?: ReadOptions) => Context): AntomNative {
  return {
    call: async (request) => {
      const { path: live, body, signal } = checked(request)
      const context = begin({ signal })
      const path = inMode(live, context)
      const attempt = await context.send({ operation, path, body })
      const details = { provider: PROVIDER, operation }
      if (attempt.end !== 'answered') throw callError(attempt, details)
      const response = context.open(attempt, path)
      if (response.kind === 'signed') return response.body
      if (response.kind === 'unreadable') {
        const { error, what, httpStatus, retryAfter } = response
        throw new PaymentError(error, {
          ...details,
          what,
          httpStatus,
          retryAfter,
          money: EFFECT_UNKNOWN,
        })
      }
      const { error, what, advice } = DOUBTS[response.why]
      const providerCode = response.result.verbatim
      throw new PaymentError(error, {
        ...details,
        what: `A response arrived, but ${what}.`,
        money: EFFECT_UNKNOWN,
        advice,
        providerCode,
      })
    },
  }
}

/** @throws {PaymentError} `invalid_request`: a signed path must be a plain path of the API, and the body JSON. */
function checked(request: NativeCall): Omit<NativeCall, 'body'> & { readonly body: string } {
  const { path, body } = { ...NOTHING, ...request }
  const isPlain =
    typeof path === 'string' && /^\/(ams|openapi)\/[\w./-]+$/.test(path) && !path.includes('..')
  const text = jsonOfObject(body)
  const issues = [
    ...(isPlain
      ? []
      : [{ path: 'path', message: "must be a path of Antom's API, like /ams/api/v1/…" }]),
    ...(text !== undefined
      ? []
      : [{ path: 'body', message: 'must be an object, which is sent as JSON' }]),
  ]
  if (issues.length === 0 && text !== undefined) return { ...request, body: text }
  throw new PaymentError('invalid_request', {
    what: 'Invalid call.',
    provider: PROVIDER,
    operation,
    issues,
  })
}

/** Undefined for what JSON cannot hold, such as a BigInt or an object within itself. */
function jsonOfObject(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  try {
    const text: string | undefined = JSON.stringify(body)
    return text?.startsWith('{') ? text : undefined
  } catch {
    return undefined
  }
}

const NOTHING = { path: undefined, body: undefined }

function inMode(path: string, { settings }: Context): string {
  return isSandbox(settings.clientId) ? path.replace('/ams/api/', '/ams/sandbox/api/') : path
}
