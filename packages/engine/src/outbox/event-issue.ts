import { EVENT_TYPES } from '../journal/event-types.ts'

const EVENTS: ReadonlySet<string> = new Set(EVENT_TYPES)

/** What is wrong with the name of an event, with the names that may be meant; undefined for an event. */
export function eventIssue(name: string): string | undefined {
  if (EVENTS.has(name)) return undefined
  const [subject = '', change = subject] = name.split('.')
  const close = EVENT_TYPES.filter(
    (type) => type.startsWith(`${subject}.`) || type.endsWith(`.${change}`),
  )
  return `is not an event: choose from ${(close.length > 0 ? close : EVENT_TYPES).join(', ')}`
}
