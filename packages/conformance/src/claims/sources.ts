/** Where a claim comes from. */
export interface Source {
  /** What happened, or would happen. */
  readonly reported: string
  /** Public reports of it. */
  readonly links: readonly string[]
}

/** Something that happened, with the public reports of it, as `owner/repository#number`. */
export function happened(reported: string, ...reports: readonly string[]): Source {
  return { reported, links: reports.map(linkTo) }
}

/** Something that follows from how providers work, as the story of how it loses money. */
export function story(reported: string): Source {
  return { reported, links: [] }
}

function linkTo(report: string): string {
  const [repository, number] = report.split('#')
  return `https://github.com/${repository}/issues/${number}`
}
