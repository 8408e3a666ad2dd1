import type { AsOf, Observation } from './observation.ts'
import { contentOf, isPushed } from './order.ts'

/** What one read said about one thing: the payment, or one of its refunds, captures or disputes. */
interface Statement {
  readonly about: string
  readonly says: () => string
  readonly asOf: AsOf
}

/**
 * Says whether the newest reads of the same thing overlapped and reported differently: nobody can say which
 * is newer.
 *
 * A read that began after both were received settles it, so only reads that reach past the begin of the
 * newest one can disagree.
 */
export function newestReadsDisagree(evidence: readonly Observation[]): boolean {
  if (evidence.length < 2) return false
  const statements = evidence.filter((piece) => !isPushed(piece)).flatMap(statementsOf)
  return [...Map.groupBy(statements, ({ about }) => about).values()].some(disagree)
}

function disagree(statements: readonly Statement[]): boolean {
  const newestBegin = statements.reduce((newest, { asOf }) => Math.max(newest, asOf.begun ?? 0), 0)
  const current = statements.filter(({ asOf }) => asOf.received >= newestBegin)
  return new Set(current.map(({ says }) => says())).size > 1
}

function statementsOf(observation: Observation): readonly Statement[] {
  const { asOf, payment, refunds = [], captures = [], disputes = [] } = observation
  return [
    ...(payment ? [{ about: 'payment', says: () => contentOf(observation), asOf }] : []),
    ...refunds.map((refund) => statementOf('refund', { ...refund, asOf })),
    ...captures.map((capture) => statementOf('capture', { ...capture, asOf })),
    ...disputes.map((dispute) => statementOf('dispute', { ...dispute, asOf })),
  ]
}

interface Named {
  readonly id?: string
  readonly reference?: string
  readonly status: string
  readonly asOf: AsOf
}

function statementOf(kind: string, { id, reference, status, asOf }: Named): Statement {
  return { about: `${kind} ${id ?? reference}`, says: () => status, asOf }
}
