/** The one style sheet. Pages have no style of their own, and load nothing else. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f5f7, #121619);
  --card: light-dark(#ffffff, #1b2024);
  --sunken: light-dark(#eef0f3, #15191c);
  --ink: light-dark(#1a2027, #e9ecef);
  --faint: light-dark(#56606b, #a5afb9);
  --line: light-dark(#d8dde3, #333b42);
  --accent: light-dark(#1c4fa0, #93bdff);
  --on-accent: light-dark(#ffffff, #0b1a33);
  --good: light-dark(#dbf0e2, #183527);
  --on-good: light-dark(#14532d, #a0e3bb);
  --calm: light-dark(#e2eaf6, #1f2f44);
  --on-calm: light-dark(#24426b, #b3d0f5);
  --doubt: light-dark(#fbecc4, #3f330f);
  --on-doubt: light-dark(#654600, #f7d77c);
  --bad: light-dark(#fae0dd, #45211e);
  --on-bad: light-dark(#87231a, #ffb5aa);
  --radius: 10px;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 0.9375rem / 1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, ul, ol, dl, dd, fieldset, figure { margin: 0; padding: 0; }
h1 { font-size: clamp(1.35rem, 1.1rem + 1.2vw, 1.8rem); line-height: 1.2; letter-spacing: -0.02em; }
h2 { font-size: 1rem; }
h3 { font-size: 0.9375rem; margin: 0; }
.inner { display: grid; gap: 0.5rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
small { display: block; color: var(--faint); font-size: 0.8125rem; }
code { font: 0.875em ui-monospace, "SFMono-Regular", Menlo, monospace; }
q { quotes: "“" "”"; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.faint { color: var(--faint); }
.small { font-size: 0.8125rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.5rem; z-index: 1; }

.top, main { width: min(76rem, 100%); margin: 0 auto; padding-inline: clamp(0.75rem, 3vw, 2rem); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.25rem; padding-block: 0.75rem; }
.brand { font-weight: 700; color: inherit; text-decoration: none; }
.top nav { display: flex; flex-wrap: wrap; gap: 0.125rem; flex: 1; }
.top nav a { color: var(--faint); text-decoration: none; padding: 0.4rem 0.65rem; border-radius: 6px; }
.top nav a:hover { color: var(--ink); background: var(--sunken); }
.top nav a[aria-current] { color: var(--ink); background: var(--card); box-shadow: inset 0 0 0 1px var(--line); }
@media (max-width: 44rem) { .top nav { order: 1; flex: 1 0 100%; margin-inline: -0.65rem; } .top .who { margin-left: auto; } }
.who { color: var(--faint); font-size: 0.8125rem; }
main { padding-block: 0.75rem 4rem; display: grid; gap: 1rem; }
main > * { min-width: 0; }
.lead { max-width: 46rem; color: var(--faint); }

.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.inside { padding: 1rem clamp(0.875rem, 2vw, 1.25rem); display: grid; gap: 0.75rem; align-content: start; }
.inside > * { min-width: 0; }
.narrow { max-width: 36rem; }
.empty { padding: 2rem 1.25rem; display: grid; gap: 0.35rem; justify-items: center; text-align: center; }
.scroll { overflow-x: auto; }
.stack { display: grid; gap: 1rem; align-content: start; min-width: 0; }
.split { display: grid; gap: 1rem; align-items: start; }
@media (min-width: 56rem) { .split { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
.heading { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 0.75rem; }
.heading p { flex-basis: 100%; }

.badge { display: inline-block; padding: 0.05rem 0.5rem; border-radius: 999px; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.badge.good, .notice.good { background: var(--good); color: var(--on-good); }
.badge.calm { background: var(--calm); color: var(--on-calm); }
.badge.doubt, .notice.doubt, .hint { background: var(--doubt); color: var(--on-doubt); }
.badge.bad, .notice.bad, .issue { background: var(--bad); color: var(--on-bad); }
.notice { padding: 0.75rem 1rem; border-radius: var(--radius); }
.hint, .issue { padding: 0.5rem 0.75rem; border-radius: 6px; }

table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 0.75rem; font-weight: 400; border-top: 1px solid var(--line); }
td { overflow-wrap: break-word; }
.scroll tbody th[scope="row"] { min-width: 7rem; }
thead th { border-top: 0; color: var(--faint); font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
tbody tr:hover { background: var(--sunken); }
tbody th a { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.payments th[scope="row"] { min-width: 8rem; }
@media (max-width: 44rem) {
  .spare { display: none; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { padding: 0.6rem 0.75rem; border-top: 1px solid var(--line); }
  .stacked tr:first-child { border-top: 0; }
  .stacked tbody th, .stacked td { padding: 0.1rem 0; border: 0; }
  .stacked tbody th { font-weight: 600; }
  .stacked td::before { content: attr(data-column) ": "; color: var(--faint); }
}

label, legend { font-size: 0.8125rem; font-weight: 600; }
input, select, textarea, button {
  font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--faint); border-radius: 6px; padding: 0.4rem 0.6rem; max-width: 100%;
}
input[type="checkbox"], input[type="radio"] { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; flex: none; }
input[aria-invalid] { border-color: var(--on-bad); }
button { cursor: pointer; font-weight: 600; background: var(--accent); border-color: var(--accent); color: var(--on-accent); min-height: 2.4rem; }
button.danger { background: var(--on-bad); border-color: var(--on-bad); color: var(--card); }
button.small-button { min-height: 0; padding: 0.2rem 0.6rem; font-size: 0.8125rem; }
.filters { display: flex; flex-wrap: wrap; gap: 0.75rem; padding: 0.875rem 1rem; align-items: end; }
.field { display: grid; gap: 0.2rem; min-width: 0; }
.filters .wide { flex: 1 1 100%; }
.check { display: flex; gap: 0.5rem; align-items: center; }
.check label { font-weight: 400; font-size: 0.875rem; }
.field.check { padding-block: 0.5rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.buttons > * { flex: none; max-width: 100%; }
.buttons > details[open] { flex-basis: 100%; }
fieldset { border: 0; display: grid; gap: 0.35rem; }
.action { display: grid; gap: 0.75rem; justify-items: start; }
.action > * { max-width: 100%; }
.action .field { width: 100%; }
details > .small + .action { margin-top: 0.6rem; }
details { border-top: 1px solid var(--line); padding-top: 0.6rem; }
summary { cursor: pointer; font-weight: 600; }
details[open] > summary { margin-bottom: 0.75rem; }
.pages { display: flex; gap: 1rem; justify-content: end; }

.pairs { display: grid; grid-template-columns: minmax(6rem, auto) minmax(0, 1fr); gap: 0.4rem 1rem; }
.pairs dt, .amounts dt { color: var(--faint); }
.amounts { display: grid; grid-template-columns: 1fr auto; gap: 0.3rem 1rem; }
.amounts dd { text-align: right; font-variant-numeric: tabular-nums; }
.attempts, .operations, .parts, .timeline, .plain-list { list-style: none; display: grid; gap: 0.75rem; }
.attempts li, .parts li { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; align-items: center; }
.operations li { display: grid; gap: 0.2rem; padding-top: 0.6rem; border-top: 1px solid var(--line); }
.operations li:target { box-shadow: -4px 0 0 var(--accent); padding-left: 0.5rem; }
.timeline { gap: 0; }
.timeline li { display: grid; grid-template-columns: 5.25rem minmax(0, 1fr); gap: 0.75rem; padding-block: 0.5rem; border-top: 1px solid var(--line); }
.timeline li:first-child { border-top: 0; }
.timeline .from { color: var(--faint); font-size: 0.8125rem; font-weight: 600; }
.timeline .provider .from { color: var(--on-calm); }
.timeline .anomaly .from { color: var(--on-bad); }
.timeline div > span { display: block; }
.totals { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.totals > * { flex: 1 1 11rem; }
@media print { .top nav, .action, .filters, details { display: none; } }
`
