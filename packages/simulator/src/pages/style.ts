/** The one stylesheet of all pages: system fonts, light and dark, narrow screens first. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #14171f; --faint: #565d6d;
  --line: #d5d9e0; --accent: #1f4fd8; --on-accent: #fff; --bad: #a8202c; --note: #fff4d6; --on-note: #563e00 }
@media (prefers-color-scheme: dark) { :root { --ground: #101318; --card: #1a1e26; --ink: #eceff5;
  --faint: #a6aebd; --line: #363d4a; --accent: #8fb0ff; --on-accent: #0b1430; --bad: #ff9aa2;
  --note: #3a2f10; --on-note: #ffe4a3 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere }
.note { margin: 0; padding: .6rem 1rem; background: var(--note); color: var(--on-note); text-align: center;
  font-size: .9rem }
main { width: min(30rem, 100%); margin: 0 auto; padding: 1.25rem 1rem 3rem }
main.wide { width: min(72rem, 100%) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem;
  margin-bottom: 1rem }
h1 { font-size: 1.25rem; margin: 0 0 .25rem } h2 { font-size: 1rem; margin: 0 0 .75rem }
.amount { font-size: 2rem; font-weight: 650; letter-spacing: -.01em; margin: .25rem 0;
  font-variant-numeric: tabular-nums }
h1 + .card, p + .card { margin-top: 1rem } p { margin: .25rem 0 } .faint { color: var(--faint) } .bad { color: var(--bad) }
form { margin: .75rem 0 0 } label { display: block; font-size: .9rem; margin-bottom: .25rem }
select, input { width: 100%; font: inherit; color: inherit; background: var(--card); padding: .6rem .7rem;
  border: 1px solid var(--faint); border-radius: 10px; margin-bottom: .6rem; min-height: 2.75rem }
button, .button { display: block; width: 100%; min-height: 2.75rem; padding: .65rem 1rem; font: inherit;
  font-weight: 600; border-radius: 10px; border: 1px solid var(--line); background: transparent;
  color: var(--ink); cursor: pointer; text-align: center; text-decoration: none }
button + button { margin-top: .5rem } .gap { margin-top: 1.5rem }
button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
button:hover, .button:hover { border-color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
a { color: var(--accent) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: .75rem 0 0; font-size: .9rem }
dt { color: var(--faint) } dd { margin: 0; text-align: right }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { white-space: nowrap; text-align: left; padding: .5rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
.long { display: block; white-space: normal; min-width: 14rem } summary { cursor: pointer; font-weight: 600 }
.row { display: flex; flex-wrap: wrap; gap: .5rem } .row > form { margin: 0; flex: 1 1 9rem }
td .row { flex-wrap: nowrap } td .row > form { flex: none } .wide form { max-width: 40rem }
td button { width: auto; min-height: 2.25rem; padding: .3rem .8rem }
details dd { text-align: left } details dd code { display: block; max-height: 7.5rem; overflow: auto; user-select: all }
@media (max-width: 40rem) { details dl { grid-template-columns: 1fr } details dd { margin-bottom: .5rem } }
details > form:first-of-type { margin-top: 1rem }
code { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: .9em }
`
