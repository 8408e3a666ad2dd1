import { readError, type UnreadRecord } from '@paystate/adapter-kit'
import { type PaymentAdapter, PaymentError, type ReadOptions } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { isSandbox } from '../configuration/regions.ts'
import type { Context } from './context.ts'
import { DOUBTS } from './read-response.ts'

/** Antom's own calls, over the same connection: signed, sent once, and verified. */
export interface AntomNative {
  /**
   * Makes one call of Antom's API that paystate has no operation for, e.g. `/ams/api/v1/payments/consult`.
   *
   * What it does to money paystate does not see: there is no outcome, no proof and no recovery. Read the payment
   * afterwards.
   *
   * @returns The body of the signed response, whatever its `result` says.
   * @throws {PaymentError} When no response came, or one that Antom has not provably given to this call.
   */
  call(request: NativeCall): Promise<UnreadRecord>
}

/** One call of Antom's API. */
export interface NativeCall {
  /** Of the live API; with a client id of the sandbox its part of the path is put in. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal | undefined
}

/** What the adapter of Antom offers beside the interface of all adapters. */
export interface AntomAdapter extends PaymentAdapter {
  readonly native: AntomNative
}

/** Whether an adapter that `createProvider` made is Antom's, with its native calls. */
export function isAntom(adapter: PaymentAdapter): adapter is AntomAdapter {
  return adapter.account.provider === PROVIDER && 'native' in adapter
}

const operation = 'native'

/** Makes the native calls of one adapter. */
export function createNative(begin: (options?: ReadOptions) => Context): AntomNative {
  return {
    call: async ({ path: live, body, signal }) => {
      const context = begin({ signal })
      const path = pathOf(live, context)
      const attempt = await context.send({ operation, path, body: JSON.stringify(body) })
      const details = { provider: PROVIDER, operation }
      if (attempt.end !== 'answered') throw readError(attempt, details)
      const response = context.open(attempt, path)
      if (response.kind === 'signed') return response.body
      if (response.kind === 'unreadable') {
        const { error, what, httpStatus } = response
        throw new PaymentError(error, { ...details, what, httpStatus, money: MONEY })
      }
      const { error, what, advice } = DOUBTS[response.why]
      const providerCode = response.result.verbatim
      throw new PaymentError(error, {
        ...details,
        what: `A response came, but ${what}.`,
        money: MONEY,
        advice,
        providerCode,
      })
    },
  }
}

const MONEY = 'Whether the call did something is not known.'

/** @throws {PaymentError} `invalid_request`: what is signed must be a plain path of the API. */
function pathOf(path: string, { settings }: Context): string {
  const isPlain = /^\/(ams|openapi)\/[\w./-]+$/.test(path) && !path.includes('..')
  if (!isPlain) {
    throw new PaymentError('invalid_request', {
      what: 'Invalid call.',
      provider: PROVIDER,
      operation,
      issues: [{ path: 'path', message: "must be a path of Antom's API, like /ams/api/v1/…" }],
    })
  }
  return isSandbox(settings.clientId) ? path.replace('/ams/api/', '/ams/sandbox/api/') : path
}
