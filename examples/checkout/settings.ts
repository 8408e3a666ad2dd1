const { env } = process

/** What differs from one machine to the next. Without a key, this is the simulator: `npx @paystate/simulator`. */
export const settings = {
  port: Number(env.PORT ?? 3000),
  /** Where payers and the provider reach the shop. */
  url: env.SHOP_URL ?? `http://localhost:${env.PORT ?? 3000}`,
  /** A directory for an embedded PostgreSQL, or the address of a server. */
  database: env.DATABASE_URL ?? './data',
  mollie: env.MOLLIE_API_KEY
    ? { provider: 'mollie', apiKey: env.MOLLIE_API_KEY, baseUrl: env.MOLLIE_URL }
    : {
        provider: 'mollie',
        apiKey: 'test_simulatorKeyOfPaystate00000000',
        baseUrl: 'http://127.0.0.1:4510/v2',
      },
} as const
