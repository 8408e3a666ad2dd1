import { type Office, openOffice } from './open-office.ts'

let shared: Promise<Office> | undefined

/** One office for all files: opening a database takes longer than all that is done with it. */
export function sharedOffice(): Promise<Office> {
  shared ??= openOffice()
  return shared
}
