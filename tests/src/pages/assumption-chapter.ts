import type { Chapter } from './mapping-page.ts'
import { code } from './page.ts'

/** What an adapter relies on that no page of its provider says. */
export interface Assumption {
  readonly name: string
  readonly what: string
  readonly ifWrong: string
}

interface Assumed {
  readonly provider: string
  readonly assumptions: readonly Assumption[]
}

/** The list of what is assumed of a provider. */
export function assumptionChapter({ provider, assumptions }: Assumed): Chapter {
  const lead = `What the adapter relies on although no page of ${provider} that could be read says it. In the sources each stands as \`Assumed:\` and its name.`
  const rows = assumptions.map(({ name, what, ifWrong }) => ({
    cells: { Name: code(name), 'What is assumed': what, 'If it is wrong': ifWrong },
  }))
  return { title: 'Assumptions', sections: [{ title: 'What no page says', lead, rows }] }
}
