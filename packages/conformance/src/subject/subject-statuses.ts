import type { Reach } from '@paystate/adapter-kit'
import type { StatusOf, SubjectStatus } from './subject-status.ts'

/** How a test gets to one row: to the status by the payer or the bank, and to a response that reports it. */
export type StatusDrivers = Pick<SubjectStatus, 'arrive' | 'respond'>

/** A table's reach, and how the test gets to each of its rows. */
export interface StatusTableUnderTest<Case extends string> {
  readonly reach: Readonly<Record<Case, Reach>>
  /** `{}` for a row that nothing reaches. */
  readonly drivers: Readonly<Record<Case, StatusDrivers>>
  /** Makes a response report a provider's status. */
  report(providerStatus: string): SubjectStatus['report']
}

/** Lists the rows of one status table for a subject; the names of the rows are those of its reach. */
export function subjectStatuses<Case extends string>(
  part: StatusOf,
  { reach, drivers, report }: StatusTableUnderTest<Case>,
): readonly SubjectStatus[] {
  const driversOf = new Map(Object.entries<StatusDrivers>(drivers))
  return Object.entries<Reach>(reach).map(([name, reached]) => {
    const [providerStatus = '', status = ''] = name.split(' > ')
    const row = { part, providerStatus, status, reach: reached, report: report(providerStatus) }
    return { ...row, ...driversOf.get(name) }
  })
}
