import type { Instant } from '@paystate/core'
import type { TimelineEntry } from '@paystate/engine'
import type { Formats } from '../format/formats.ts'
import type { Operation } from '../operations/operation.ts'
import { type AttemptEnd, endDetails } from '../operations/read-operations.ts'
import { providerName } from '../providers/provider-name.ts'
import { eventLine } from './event-line.ts'
import { endLine, foundLine, intentLine, lookupsLine, resumeLine } from './operation-lines.ts'
import { inOrder, type StoryLine } from './story.ts'

/** What a story is made of. */
export interface StoryOf {
  readonly timeline: readonly TimelineEntry[]
  readonly operations: readonly Operation[]
  readonly provider: string
  /** When the payer last came back. */
  readonly returnedAt: Instant | undefined
  readonly formats: Formats
}

/** What the shop did and learned, from the engine's timeline. */
export function tellStory(from: StoryOf): readonly StoryLine[] {
  const { operations, returnedAt } = from
  return inOrder([
    ...operations.flatMap((operation) => linesOf(operation, from)),
    ...webhookLines(from),
    ...eventLines(from),
    ...(returnedAt === undefined ? [] : [{ at: returnedAt, ...CAME_BACK }]),
  ])
}

const CAME_BACK = {
  by: 'payer',
  tone: 'plain',
  text: 'The payer came back. That proves nothing about the money: only a read of the payment does.',
} as const

function linesOf(
  operation: Operation,
  { timeline, provider, formats }: StoryOf,
): readonly StoryLine[] {
  const { kind, id } = operation
  const about = { operation, provider, formats }
  const own = timeline.filter(({ subject }) => subject === `${kind} ${id}`)
  const attempts = own.filter((entry) => entry.kind === 'attempt')
  const ends = own
    .filter((entry) => entry.kind === 'attempt_ended')
    .map(({ at, details }) => ({ at, end: endDetails.parse(details) }))
  const hasEnd = (number: number) => ends.some(({ end }) => end.number === number)
  const resumed = attempts.slice(1).filter((_, index) => !hasEnd(index + 1))
  const isLeft = attempts.length > 0 && !hasEnd(attempts.length) && operation.state !== 'attempted'
  const isEnded = ends.some(({ end }) => end.outcome.kind === operation.state)
  const found = isEnded ? undefined : foundLine(about)
  return [
    { at: operation.askedAt, ...intentLine(about) },
    ...resumed.map(({ at }) => ({ at, ...resumeLine(about, 'sent_again') })),
    ...ends.map(({ at, end }, index) => ({
      at,
      ...endLine(about, {
        end,
        wasUnknown: wasUnknown(ends.slice(0, index)) || resumed.length > 0,
      }),
    })),
    ...own
      .filter((entry) => entry.kind === 'lookups')
      .map(({ at, details }) => ({ at, ...lookupsLine(about, details) })),
    ...(isLeft ? [{ at: operation.changedAt, ...resumeLine(about, 'looked_up') }] : []),
    ...(found ? [{ at: operation.changedAt, ...found }] : []),
  ]
}

function wasUnknown(ends: readonly { readonly end: AttemptEnd }[]): boolean {
  return ends.some(({ end }) => end.outcome.kind === 'unknown')
}

function webhookLines({ timeline, provider }: StoryOf): readonly StoryLine[] {
  return timeline
    .filter(({ kind }) => kind === 'webhook')
    .map(({ at, details }, index) => {
      const why =
        index === 0 ? ' A webhook is only a hint: the payment is read before anything changes.' : ''
      const copies = Number(details.calls) > 1 ? `, ${Number(details.calls)} copies` : ''
      const text = `Webhook from ${providerName(provider)}${copies}.${why}`
      return { at, by: 'provider', tone: 'plain', text }
    })
}

function eventLines({ timeline, provider, formats }: StoryOf): readonly StoryLine[] {
  return timeline
    .filter(({ kind }) => kind === 'event')
    .flatMap(({ at, subject, details }) => {
      const line = eventLine(subject, { data: details.data, provider, formats })
      return line ? [{ at, ...line }] : []
    })
}
