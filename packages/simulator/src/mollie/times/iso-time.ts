/** How Mollie writes a time: seconds, with an offset. */
export function isoTime(epochMilliseconds: number): string {
  return `${new Date(epochMilliseconds).toISOString().slice(0, 19)}+00:00`
}
