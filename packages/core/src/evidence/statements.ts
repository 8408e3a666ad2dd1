import type { Observation } from './observation.ts'
import { contentDigest, isPushed } from './order.ts'

/** What the newest reads say about one object: the payment, or one of its refunds, captures or disputes. */
export interface Statement {
  readonly about: string
  /** When the newest read of it began. */
  readonly begun: number
  /** What reads received later than that reported, each with the last read that did. */
  readonly said: readonly { readonly text: string; readonly received: number }[]
}

/** Adds one more read. A read that began after another was received replaces it. */
export function withStatements(
  known: readonly Statement[],
  piece: Observation,
): readonly Statement[] {
  if (isPushed(piece)) return known
  const { payment } = piece
  const ofPayment = payment ? [['payment', contentDigest(piece)] as const] : []
  return withSaid(known, { said: [...ofPayment, ...saidOfParts(piece)], piece })
}

/**
 * What a single read says about the refunds, captures and disputes in it: one piece can only disagree with itself
 * about an object that it lists twice.
 */
export function statementsAboutParts(piece: Observation): readonly Statement[] {
  if (isPushed(piece)) return []
  const said = saidOfParts(piece)
  return said.length < 2 ? [] : withSaid([], { said, piece })
}

type Said = readonly [about: string, text: string]

function withSaid(
  known: readonly Statement[],
  { said, piece: { asOf } }: { readonly said: readonly Said[]; readonly piece: Observation },
): readonly Statement[] {
  const statements = new Map(known.map((statement) => [statement.about, statement]))
  for (const [about, text] of said) {
    statements.set(about, add(statements.get(about), { about, text, asOf }))
  }
  return [...statements.values()]
}

/**
 * Whether the newest reads of the same object overlapped and reported differently: nobody can say
 * which is newer.
 */
export function disagree(statements: readonly Statement[]): boolean {
  return statements.some(({ said }) => said.length > 1)
}

interface New {
  readonly about: string
  readonly text: string
  readonly asOf: Observation['asOf']
}

function add(known: Statement | undefined, { about, text, asOf }: New): Statement {
  const begun = Math.max(known?.begun ?? 0, asOf.begun ?? 0)
  const said = (known?.said ?? []).filter((other) => other.text !== text)
  const all = [...said, { text, received: asOf.received }]
  return { about, begun, said: all.filter(({ received }) => received >= begun) }
}

function saidOfParts({ refunds = [], captures = [], disputes = [] }: Observation): readonly Said[] {
  return [
    ...refunds.map((refund) => statusOf('refund', refund)),
    ...captures.map((capture) => statusOf('capture', capture)),
    ...disputes.map((dispute) => statusOf('dispute', dispute)),
  ]
}

interface Named {
  readonly id?: string
  readonly reference?: string
  readonly status: string
}

function statusOf(kind: string, { id, reference, status }: Named): Said {
  return [`${kind} ${id ?? reference}`, status]
}
