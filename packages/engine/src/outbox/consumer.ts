import type { EventType } from '../journal/event-types.ts'
import type { ApplicationTransaction } from '../store/transactions/within-transaction.ts'
import type { EngineEvent } from './engine-event.ts'

/** What a handler receives besides its event. */
export interface HandlerContext {
  /**
   * The transaction that delivers the event: what is written with it is stored exactly once, together with
   * the delivery. Anything else a handler does may happen again; deduplicate it by `event.id`.
   */
  readonly tx: ApplicationTransaction
}

/** Handles one event. An error rolls the transaction back, and the event is delivered again. */
export type Handler<Type extends EventType = EventType> = (
  event: EngineEvent<Type>,
  context: HandlerContext,
) => Promise<void> | void

/** The handlers of a consumer, by type of event. */
export type Handlers = { readonly [Type in EventType]?: Handler<Type> }

/** Which events a consumer receives, and from when. */
export interface ConsumerOptions {
  /** Whether it receives events from before it was first registered. */
  readonly from: 'now' | 'beginning'
  readonly on: Handlers
}

/** A consumer of this process. */
export interface Consumer {
  readonly name: string
  readonly types: readonly EventType[]
  readonly options: ConsumerOptions
}
