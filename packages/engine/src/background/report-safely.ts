import type { Problem, Report } from './lane.ts'

/** The application's `onProblem` may fail, at once or later: the work goes on, and the problem is a warning. */
export function reportSafely(report: Report): Report {
  return (problem) => {
    try {
      const reported: unknown = report(problem)
      Promise.resolve(reported).catch(() => warnThatItFailed(problem))
    } catch {
      warnThatItFailed(problem)
    }
  }
}

function warnThatItFailed({ where }: Problem): void {
  process.emitWarning(`${where}: there was a problem, and onProblem failed to report it.`, {
    type: 'PaystateWarning',
  })
}
