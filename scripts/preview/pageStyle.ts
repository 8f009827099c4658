import { Markup } from './markup';

/** The page's own style: no font and no picture is fetched. On a narrow screen each row of a table is a block with its headings beside the values. */
export const STYLE = new Markup(`<style>
:root { --ink: #1b2430; --soft: #5b6675; --line: #d9dee5; --ground: #f5f7f9; --good: #17683f; --goodGround: #e3f3ea; --bad: #a11f2b; --badGround: #fbe7e8; --warn: #7a5200; --warnGround: #fdf2d8; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1100px; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 0; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
section { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 1rem 0; }
.title { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; }
.soft { color: var(--soft); }
.badge { border-radius: 99px; padding: .1rem .7rem; font-size: .85rem; font-weight: 600; }
.ready { background: var(--goodGround); color: var(--good); }
.held { background: var(--badGround); color: var(--bad); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: .5rem; margin: .8rem 0 0; }
.figures div { border: 1px solid var(--line); border-radius: 6px; padding: .4rem .6rem; }
.figures dt { color: var(--soft); font-size: .8rem; }
.figures dd { margin: 0; font-variant-numeric: tabular-nums; font-weight: 600; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; font-size: .8rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.exception { border-left: 4px solid var(--warn); background: var(--warnGround); border-radius: 4px; padding: .5rem .8rem; margin: .5rem 0; }
.exception.holds { border-color: var(--bad); background: var(--badGround); }
.exception p:first-child { font-weight: 600; }
a { color: inherit; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
@media (max-width: 640px) {
	main { padding: .5rem; }
	section { padding: .8rem; }
	table, tbody, tr, td { display: block; width: 100%; }
	thead { display: none; }
	tr { border: 1px solid var(--line); border-radius: 6px; padding: .3rem .5rem; margin: .4rem 0; }
	td { display: flex; justify-content: space-between; gap: 1rem; border: 0; padding: .1rem 0; text-align: right; }
	td:empty { display: none; }
	td::before { content: attr(data-label); color: var(--soft); flex: none; text-align: left; }
}
@media print {
	body { background: #fff; font-size: 10pt; }
	main { max-width: none; padding: 0; }
	section { border: 0; padding: 0; break-before: page; }
	section.first { break-before: auto; }
	tr, .exception { break-inside: avoid; }
	thead { display: table-header-group; }
}
</style>`);
