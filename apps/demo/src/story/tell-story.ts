import type { Instant } from '@paystate/core'
import type { TimelineEntry } from '@paystate/engine'
import type { Operation } from '../operations/operation.ts'
import { endDetails } from '../operations/read-operations.ts'
import { providerName } from '../providers/provider-name.ts'
import { eventLine } from './event-line.ts'
import { endLine, foundLine, intentLine, resumeLine } from './operation-lines.ts'
import { inOrder, type StoryLine } from './story.ts'

export interface Told {
  readonly timeline: readonly TimelineEntry[]
  readonly operations: readonly Operation[]
  readonly provider: string
  /** When the payer last came back. */
  readonly returnedAt: Instant | undefined
}

/** What the shop did and learned, from the engine's timeline. */
export function tellStory(told: Told): readonly StoryLine[] {
  const { operations, returnedAt } = told
  return inOrder([
    ...operations.flatMap((operation) => linesOf(operation, told)),
    ...webhookLines(told),
    ...eventLines(told),
    ...(returnedAt === undefined ? [] : [{ at: returnedAt, ...CAME_BACK }]),
  ])
}

const CAME_BACK = {
  by: 'payer',
  tone: 'plain',
  text: 'The payer came back. That says nothing about the money, so we read the payment.',
} as const

function linesOf(operation: Operation, { timeline, provider }: Told): readonly StoryLine[] {
  const { kind, id } = operation
  const own = timeline.filter(({ subject }) => subject === `${kind} ${id}`)
  const attempts = own.filter((entry) => entry.kind === 'attempt')
  const ends = own
    .filter((entry) => entry.kind === 'attempt_ended')
    .map(({ at, details }) => ({ at, end: endDetails.parse(details) }))
  const hasEnd = (number: number) => ends.some(({ end }) => end.number === number)
  const resumed = attempts.slice(1).filter((_, index) => !hasEnd(index + 1))
  const isLeft = attempts.length > 0 && !hasEnd(attempts.length) && operation.state !== 'attempted'
  const isEnded = ends.some(({ end }) => end.outcome.kind === operation.state)
  const found = isEnded ? undefined : foundLine(operation, provider)
  return [
    { at: operation.askedAt, ...intentLine(operation) },
    ...resumed.map(({ at }) => ({ at, ...resumeLine(operation, 'sent_again') })),
    ...ends.map(({ at, end }, index) => ({
      at,
      ...endLine(operation, { end, provider, wasUnknown: index > 0 }),
    })),
    ...(isLeft ? [{ at: operation.changedAt, ...resumeLine(operation, 'looked_up') }] : []),
    ...(found ? [{ at: operation.changedAt, ...found }] : []),
  ]
}

function webhookLines({ timeline, provider }: Told): readonly StoryLine[] {
  return timeline
    .filter(({ kind }) => kind === 'webhook')
    .map(({ at, details }, index) => {
      const why =
        index === 0
          ? ' A webhook is a hint, so we read the payment before we trust it.'
          : ' We read the payment.'
      const copies = Number(details.calls) > 1 ? ` It came ${Number(details.calls)} times.` : ''
      const text = `Webhook from ${providerName(provider)}.${copies}${why}`
      return { at, by: 'provider', tone: 'plain', text }
    })
}

function eventLines({ timeline, provider }: Told): readonly StoryLine[] {
  return timeline
    .filter(({ kind }) => kind === 'event')
    .flatMap(({ at, subject, details }) => {
      const line = eventLine(subject, { data: details.data, provider })
      return line ? [{ at, ...line }] : []
    })
}
