/** What one contender did in one round. */
export interface Round {
  readonly perSecond: number
  /** Milliseconds of CPU, user and system, of the calling process. */
  readonly cpuPerCall: number
  /** Median milliseconds from call to answer. */
  readonly latency: number
}

/** One call of a contender. */
export type Call = (index: number) => Promise<void>

export interface Load {
  readonly calls: number
  readonly callers: number
}

/** Runs so many calls with so many callers at once, after a short warm-up, and measures this process. */
export async function measure(call: Call, load: Load): Promise<Round> {
  await run(call, { calls: Math.ceil(load.calls / 5), callers: load.callers })
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const latencies = await run(call, load)
  const elapsed = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  return {
    perSecond: (load.calls / elapsed) * 1000,
    cpuPerCall: (user + system) / 1000 / load.calls,
    latency: latencies.toSorted((one, other) => one - other)[latencies.length >> 1] ?? 0,
  }
}

let started = 0

async function run(call: Call, { calls, callers }: Load): Promise<number[]> {
  const latencies: number[] = []
  let left = calls
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      started += 1
      const begun = performance.now()
      await call(started)
      latencies.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return latencies
}
