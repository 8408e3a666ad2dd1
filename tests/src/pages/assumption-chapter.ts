import type { Chapter } from './mapping-page.ts'
import { code } from './page.ts'

/** What an adapter relies on that its provider does not document. */
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
  const lead = `What the adapter relies on although no available page of ${provider} documents it. The code that relies on it is marked \`Assumed:\` with its name.`
  const rows = assumptions.map(({ name, what, ifWrong }) => ({
    cells: { Name: code(name), 'What is assumed': what, 'If it is wrong': ifWrong },
  }))
  return { title: 'Assumptions', sections: [{ title: 'What is not documented', lead, rows }] }
}
