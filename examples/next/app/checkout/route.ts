import { startPayment } from '../../../checkout/checkout.ts'

export async function POST(request: Request): Promise<Response> {
  const fields = await request.formData()
  return startPayment(String(fields.get('order')))
}
