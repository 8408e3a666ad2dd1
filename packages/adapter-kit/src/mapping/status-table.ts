/** One provider status: the rows are the documentation. */
export interface StatusRow<S extends string, Situation = unknown> {
  /** The provider's status, spelled as in its documentation. */
  readonly providerStatus: string
  readonly status: S
  /** When the row holds, in words; absent: always. */
  readonly when?: string
  /** The same as code. The first row of a status that holds is used. */
  readonly holds?: (situation: Situation) => boolean
  /** Something notable about it, such as an outdated spelling. */
  readonly note?: string
  /** Where the provider documents it. */
  readonly source: string
}

/** What a provider's status means, and whether the table has it. */
export interface StatusReading<S extends string> {
  readonly status: S
  readonly recognized: boolean
  readonly note?: string
}

/** What an unknown status reads as, and how statuses are compared. */
export interface StatusTableOptions<S extends string> {
  /** What a status without a row reads as: it must neither be final nor ship goods. */
  readonly unknown: S
  /** How statuses are compared. Default: trimmed, otherwise exactly. */
  readonly normalize?: (word: string) => string
}

/**
 * Turns rows into a total function from a provider's status to ours.
 *
 * A status without a row reads as `unknown` and `recognized: false` instead of throwing: providers add
 * statuses without notice, and a webhook must neither fail on one nor ship goods for it.
 */
export function createStatusTable<S extends string, Situation = unknown>(
  rows: readonly StatusRow<S, Situation>[],
  { unknown, normalize = (word) => word.trim() }: StatusTableOptions<S>,
): (providerStatus: string, situation: Situation) => StatusReading<S> {
  // Tables are built while an adapter loads: no Map.groupBy, so that an old Node reaches its refusal.
  const known = new Map<string, StatusRow<S, Situation>[]>()
  for (const row of rows) {
    const word = normalize(row.providerStatus)
    known.set(word, [...(known.get(word) ?? []), row])
  }
  return (word, situation) => {
    const row = known
      .get(normalize(word))
      ?.find(({ holds }) => holds === undefined || holds(situation))
    if (!row) return { status: unknown, recognized: false }
    return {
      status: row.status,
      recognized: true,
      ...(row.note !== undefined && { note: row.note }),
    }
  }
}
