import type { EventType } from '../journal/event-types.ts'
import type { ApplicationTransaction } from '../store/transactions/within-transaction.ts'
import type { EngineEvent } from './engine-event.ts'

/** What a handler is given besides its event. */
export interface HandlerContext {
  /**
   * The transaction that delivers the event: what is written with it is stored exactly once, together with
   * the delivery. Whatever else a handler does may happen again; tell that by `event.id`.
   */
  readonly tx: ApplicationTransaction
}

/** Hears of one event. What it throws rolls the transaction back, and the event comes again. */
export type Handler<Type extends EventType = EventType> = (
  event: EngineEvent<Type>,
  context: HandlerContext,
) => Promise<void> | void

/** What a consumer hears, by type of event. */
export type Handlers = { readonly [Type in EventType]?: Handler<Type> }

/** From when on a consumer hears, and what. */
export interface ConsumerOptions {
  /** Whether it hears of what happened before it was first registered. */
  readonly from: 'now' | 'beginning'
  readonly on: Handlers
}

/** A consumer of this process. */
export interface Consumer {
  readonly name: string
  readonly types: readonly EventType[]
  readonly options: ConsumerOptions
}
