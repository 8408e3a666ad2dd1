/** The statements that the database has planned, by their text, with what it has said of their rows. */
export interface KeptPlans<Description> {
  /** What to do before this statement runs. */
  ask(text: string, options: { within: Within }): PlanToUse<Description>
  /** The database has planned it under this name. */
  keep(text: string, name: string): void
  /** Its rows look like this as long as its plan is kept: the database refuses a plan whose rows would differ. */
  describe(text: string, description: Description): void
  /** Its plan does not fit anymore: it is planned again the next time. */
  forget(text: string): void
  /** A transaction begins. */
  begin(): void
}

/** Where a statement runs. */
export type Within = 'transaction' | 'none'

export interface PlanToUse<Description> {
  readonly plan: 'kept' | 'new'
  /** The name of the plan; empty for one that is not kept. */
  readonly name: string
  /** Names of plans to be dropped before. */
  readonly outdated: readonly string[]
  /** What its rows look like; undefined where the database is to say it. */
  readonly description: Description | undefined
}

interface KeptPlan<Description> {
  readonly name: string
  readonly description?: Description
}

/** What can be run from its plan again. Anything else may change tables or the session: no plan survives it. */
const REPEATABLE = /^\s*(?:select|with|insert|update|delete)\b/i
const CHANGES_NOTHING = /^\s*(?:savepoint|release|rollback)\b/i

/** Keeps the plans of the statements that were used last. */
export function createKeptPlans<Description>(limit: number): KeptPlans<Description> {
  const kept = new Map<string, KeptPlan<Description>>()
  let named = 0
  /** What a transaction changed may be rolled back, and a plan made meanwhile would fit no more. */
  let tables: 'as_before' | 'changing' = 'as_before'
  const forgotten: string[] = []

  /** Drops the plans that were not used for longest. */
  function drop(count: number): readonly string[] {
    const oldest = [...kept].slice(0, Math.max(0, count))
    for (const [text] of oldest) kept.delete(text)
    return oldest.map(([, { name }]) => name)
  }

  function unnamed(outdated: readonly string[]): PlanToUse<Description> {
    return { plan: 'new', name: '', outdated, description: undefined }
  }

  return {
    ask(text, { within }) {
      if (CHANGES_NOTHING.test(text)) return unnamed([])
      if (!REPEATABLE.test(text)) {
        if (within === 'transaction') tables = 'changing'
        return unnamed(drop(kept.size))
      }
      if (within === 'transaction' && tables === 'changing') return unnamed([])
      const plan = kept.get(text)
      if (plan === undefined) {
        named += 1
        const outdated = [...forgotten.splice(0), ...drop(kept.size - limit + 1)]
        return { plan: 'new', name: `paystate_${named}`, outdated, description: undefined }
      }
      kept.delete(text)
      kept.set(text, plan)
      const { name, description } = plan
      return { plan: 'kept', name, outdated: [], description }
    },
    keep(text, name) {
      if (name !== '') kept.set(text, { name })
    },
    describe(text, description) {
      const plan = kept.get(text)
      if (plan) kept.set(text, { ...plan, description })
    },
    forget(text) {
      const plan = kept.get(text)
      if (plan === undefined) return
      kept.delete(text)
      forgotten.push(plan.name)
    },
    begin() {
      tables = 'as_before'
    },
  }
}
