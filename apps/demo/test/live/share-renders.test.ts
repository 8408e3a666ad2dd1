import { expect, it } from 'vitest'
import { shareRenders } from '../../src/live/share-renders.ts'

/** Renders that end when they are allowed to. */
function renders() {
  const begun: PromiseWithResolvers<number>[] = []
  const render = () => {
    const one = Promise.withResolvers<number>()
    begun.push(one)
    return one.promise
  }
  return { begun, render }
}

it('renders at most twice for all who come while one render runs, and never gives an older one', async () => {
  const { begun, render } = renders()
  const share = shareRenders<number>()
  const first = share('order_1', render)
  const later = [share('order_1', render), share('order_1', render), share('order_1', render)]
  begun[0]?.resolve(1)
  await first
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.resolve(2)

  expect(await first).toBe(1)
  expect(await Promise.all(later)).toEqual([2, 2, 2])
  expect(begun).toHaveLength(2)
})

it('renders each order apart, and anew after a render that failed', async () => {
  const { begun, render } = renders()
  const share = shareRenders<number>()
  const failing = share('order_1', render)
  const other = share('order_2', render)
  const after = share('order_1', render)
  begun[0]?.reject(new Error('no database'))
  begun[1]?.resolve(2)
  await expect(failing).rejects.toThrow('no database')
  await expect.poll(() => begun.length).toBe(3)
  begun[2]?.resolve(3)

  expect(await other).toBe(2)
  expect(await after).toBe(3)
})
