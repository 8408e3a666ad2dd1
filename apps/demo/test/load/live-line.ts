/** An open page's live line, and when it said something. */
export interface LiveLine {
  /** Resolves when an event, from now on or before, has this text, with the moment it came. */
  says(text: string): Promise<number>
  readonly failures: readonly string[]
  leave(): void
}

export async function openLine(address: string): Promise<LiveLine> {
  const leaving = new AbortController()
  const failures: string[] = []
  const waiting = new Map<string, (moment: number) => void>()
  let said = ''
  const response = await fetch(address, { signal: leaving.signal })
  if (response.status !== 200) failures.push(`status ${response.status}`)
  const read = async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      said += part
      for (const [text, resolve] of waiting) if (said.includes(text)) resolve(performance.now())
    }
    failures.push('the server ended it')
  }
  read().catch((error: unknown) => {
    if (!leaving.signal.aborted) failures.push(String(error))
  })
  return {
    says: (text) =>
      new Promise((resolve) => {
        if (said.includes(text)) return resolve(performance.now())
        waiting.set(text, resolve)
      }),
    failures,
    leave: () => leaving.abort(),
  }
}
