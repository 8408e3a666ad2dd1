/** One line of a provider's vocabulary: the rows are the documentation. */
export interface StatusRow<S extends string, Situation = unknown> {
  /** The provider's word, in the spelling of its documentation. */
  readonly providerStatus: string
  readonly status: S
  /** In which situation the row holds, in words; absent: in every one. */
  readonly when?: string
  /** The same as code. The first row of a word that holds is taken. */
  readonly holds?: (situation: Situation) => boolean
  /** What deserves attention about it, such as an outdated spelling. */
  readonly note?: string
  /** Where the provider documents it. */
  readonly source: string
}

/** What a provider's status means here, and whether the table has it. */
export interface StatusReading<S extends string> {
  readonly status: S
  readonly recognized: boolean
  readonly note?: string
}

/** What an unknown status reads as, and how statuses are compared. */
export interface StatusTableOptions<S extends string> {
  /** What a word reads as that no row has: it must neither be an end nor ship goods. */
  readonly unknown: S
  /** How words are compared. Default: trimmed, as they are. */
  readonly normalize?: (word: string) => string
}

/**
 * Turns rows into a total function from a provider's word to a status.
 *
 * A word without a row reads as `unknown` and `recognized: false` instead of throwing: providers add
 * words without notice, and a webhook must neither fail on one nor ship goods for it.
 */
export function createStatusTable<S extends string, Situation = unknown>(
  rows: readonly StatusRow<S, Situation>[],
  { unknown, normalize = (word) => word.trim() }: StatusTableOptions<S>,
): (providerStatus: string, situation: Situation) => StatusReading<S> {
  // Tables are made while an adapter loads: no Map.groupBy, so that an old Node gets as far as its refusal.
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
