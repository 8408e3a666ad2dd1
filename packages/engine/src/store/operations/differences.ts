/** The names whose values differ between the stored and the new ones, sorted. */
export function differences(
  stored: unknown,
  { from }: { from: Readonly<Record<string, string | number | null>> },
): string[] {
  const before = new Map(Object.entries(Object(stored)))
  const now = new Map(Object.entries(from))
  const names = new Set([...before.keys(), ...now.keys()])
  return [...names].filter((name) => (before.get(name) ?? null) !== (now.get(name) ?? null)).sort()
}
