import type { Operation } from './call.ts'
import type { MollieCall } from './calls.ts'

/** One row of the API. */
export interface Route {
  readonly call: MollieCall
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Under `/v2`; `{id}` stands for one part. */
  readonly path: string
  readonly operate: Operation
  readonly body?: readonly string[]
  readonly query?: readonly string[]
}

export const PAYMENT = '/payments/{id}'

/** What a read of one object may be asked for. */
export const READ_QUERY: readonly string[] = ['include', 'embed']
