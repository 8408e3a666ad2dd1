/** A body that is generated while it is read, and counts what was read. */
export interface HugeBody {
  readonly stream: ReadableStream<Uint8Array>
  /** Megabytes read so far. */
  pulled(): number
}

const MEGABYTE = 1024 * 1024

/** Makes a body of this many megabytes without ever holding more than one. */
export function createHugeBody({ megabytes }: { readonly megabytes: number }): HugeBody {
  const chunk = new Uint8Array(MEGABYTE).fill(0x61)
  let pulled = 0
  return {
    pulled: () => pulled,
    stream: new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (pulled === megabytes) return controller.close()
          pulled += 1
          controller.enqueue(chunk)
        },
      },
      { highWaterMark: 0 },
    ),
  }
}
