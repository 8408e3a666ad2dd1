/** What `--help` prints. */
export const USAGE = `
Harbor Goods, the demo of paystate: a shop that takes payments through Mollie and Antom.
Both are simulated on this machine. Offline: no money moves.

  npx -y pnpm@12 demo [flags]

  --port PORT            Port of the shop. Default: PORT, else 3000, else a free one.
  --data DIRECTORY       Where shop and simulators keep everything. Default: .paystate/demo
  --database URL         Keep the payments on a server: postgres://user@host/name. Default: in the directory.
  --config FILE          JSON, such as {"provider": "antom", "currencies": {"JPY": "mollie"}}.
                         Other fields are options of that provider.
  --locale LOCALE        How amounts and times are written, such as en-GB. Default: en
  --time-zone ZONE       Such as Europe/Berlin. Default: that of the machine.
  --help                 Print this.

  PAYMENT_PROVIDER       Which provider takes new payments: mollie (default) or antom.

Stop the shop with Ctrl+C.
`

/** Whether somebody asks how to use it. */
export function asksForHelp(given: readonly string[]): boolean {
  return given.some((word) => word === '--help' || word === '-h')
}
