import type { EventType } from '../journal/event-types.ts'
import type { EventRow } from '../store/events/read-events.ts'
import type { EngineEvent } from './engine-event.ts'

/** The id of an event, the same for every consumer: its number, and the database that counted it. */
function eventId(installation: string, number: number): string {
  return `evt_${installation.slice(0, 8)}_${number}`
}

/** The delivered event, from the row that was stored with the change. */
export function eventOfDelivery<Type extends EventType>(
  { number, data, happenedAt }: EventRow,
  { type, installation }: { type: Type; installation: string },
): EngineEvent<Type> {
  const id = eventId(installation, number)
  const event = { id, number, type, happenedAt, ...Object(data) }
  if (!isEventOf(event, type)) throw new Error(`Event ${number} is no ${type}`)
  return event
}

/** The journal stored it under its type, and nothing else writes events. */
function isEventOf<Type extends EventType>(
  event: { readonly type: EventType },
  type: Type,
): event is EngineEvent<Type> {
  return event.type === type
}
