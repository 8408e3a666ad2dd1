/** An object whose fields nobody has looked at yet. */
export type UnreadRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is UnreadRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
