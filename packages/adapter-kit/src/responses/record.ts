/** A JSON object with unchecked fields. */
export type UnreadRecord = Readonly<Record<string, unknown>>

/** Whether a JSON value is an object. */
export function isRecord(value: unknown): value is UnreadRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
