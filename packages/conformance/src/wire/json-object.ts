/** A JSON object, in a body that a test rewrites. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether the body, or a part of it, is an object whose fields can be read. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
