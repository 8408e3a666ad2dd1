import type { SealedPayment } from '@paystate/engine'
import type { Html } from '../html/html.ts'
import { noticeBox } from '../html/notice.ts'

/** Names the payments of a list that are sealed with a key that is missing; nothing where there are none. */
export function sealedNotice(sealed: readonly SealedPayment[]): Html | '' {
  const [first] = sealed
  if (first === undefined) return ''
  const names = sealed.map(({ id, order }) => (id === order ? order : `${order} (${id})`))
  const title =
    sealed.length === 1
      ? 'One payment cannot be shown.'
      : `${sealed.length} payments cannot be shown.`
  return noticeBox({ tone: 'doubt', title, text: `${names.join(', ')}. ${first.why}` })
}
