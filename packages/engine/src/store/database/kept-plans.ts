/** The statements that the database has planned, by their text. */
export interface KeptPlans {
  /** What to do before this statement runs. */
  ask(text: string, options: { within: Within }): PlanToUse
  /** The database has planned it under this name. */
  keep(text: string, name: string): void
  /** Its plan does not fit anymore: it is planned again the next time. */
  forget(text: string): void
  /** A transaction begins. */
  begin(): void
}

/** Where a statement runs. */
export type Within = 'transaction' | 'none'

export interface PlanToUse {
  readonly plan: 'kept' | 'new'
  /** The name of the plan; empty for one that is not kept. */
  readonly name: string
  /** Names of plans to be dropped before. */
  readonly outdated: readonly string[]
}

/** What can be run from its plan again. Anything else may change tables or the session: no plan survives it. */
const REPEATABLE = /^\s*(?:select|with|insert|update|delete)\b/i
const CHANGES_NOTHING = /^\s*(?:savepoint|release|rollback)\b/i

/** Keeps the plans of the statements that were used last. */
export function createKeptPlans(limit: number): KeptPlans {
  const names = new Map<string, string>()
  let named = 0
  /** What a transaction changed may be rolled back, and a plan made meanwhile would fit no more. */
  let tables: 'as_before' | 'changing' = 'as_before'
  const forgotten: string[] = []

  /** Drops the plans that were not used for longest. */
  function drop(count: number): readonly string[] {
    const oldest = [...names].slice(0, Math.max(0, count))
    for (const [text] of oldest) names.delete(text)
    return oldest.map(([, name]) => name)
  }

  function unnamed(outdated: readonly string[]): PlanToUse {
    return { plan: 'new', name: '', outdated }
  }

  return {
    ask(text, { within }) {
      if (CHANGES_NOTHING.test(text)) return unnamed([])
      if (!REPEATABLE.test(text)) {
        if (within === 'transaction') tables = 'changing'
        return unnamed(drop(names.size))
      }
      if (within === 'transaction' && tables === 'changing') return unnamed([])
      const name = names.get(text)
      if (name === undefined) {
        named += 1
        const outdated = [...forgotten.splice(0), ...drop(names.size - limit + 1)]
        return { plan: 'new', name: `paystate_${named}`, outdated }
      }
      names.delete(text)
      names.set(text, name)
      return { plan: 'kept', name, outdated: [] }
    },
    keep(text, name) {
      if (name !== '') names.set(text, name)
    },
    forget(text) {
      const name = names.get(text)
      if (name === undefined) return
      names.delete(text)
      forgotten.push(name)
    },
    begin() {
      tables = 'as_before'
    },
  }
}
