import { Html } from './html';

const LIGHT = `--paper:#f5f6f7;--card:#fff;--ink:#1b2127;--soft:#56616d;--line:#dde1e6;--strong:#c3cad2;--link:#0b5a8f;
--good:#17663a;--good-ground:#e4f3ea;--warn:#7d4b00;--warn-ground:#fbefd7;--bad:#a11b15;--bad-ground:#fbe7e5;--plain-ground:#eceff2;
--up:#2f7d54;--down:#b4534c;--total:#3d6f96`;
const DARK = `--paper:#13171b;--card:#1b2025;--ink:#e6e9ec;--soft:#a4aeb9;--line:#2e353d;--strong:#47515c;--link:#84c6f3;
--good:#84d5a1;--good-ground:#16301f;--warn:#f0bd6b;--warn-ground:#33270f;--bad:#ff9f97;--bad-ground:#3a1b19;--plain-ground:#2a3138;
--up:#5fae82;--down:#d8817a;--total:#78a9cf`;

const BASE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--link);text-underline-offset:2px;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px;top:0;background:var(--card);padding:8px 12px}
.skip:focus{left:8px;top:8px;z-index:1}
.bar{background:var(--card);border-bottom:1px solid var(--line)}
.bar>div,main,footer{max-width:1220px;margin:0 auto;padding:0 24px}
.bar>div{display:flex;flex-wrap:wrap;align-items:center;gap:4px 28px;padding-top:10px;padding-bottom:10px}
.brand{font-weight:650;letter-spacing:-.01em}
nav ul{display:flex;flex-wrap:wrap;gap:2px;list-style:none;margin:0;padding:0}
nav a{display:block;padding:6px 10px;border-radius:6px;color:var(--soft);text-decoration:none}
nav a:hover{color:var(--ink);background:var(--plain-ground)}
nav a[aria-current]{color:var(--ink);background:var(--plain-ground);font-weight:600}
main{padding-top:26px;padding-bottom:40px}
footer{padding-bottom:28px;color:var(--soft);font-size:13px}
h1{font-size:26px;line-height:1.2;letter-spacing:-.02em;margin:0 0 6px;font-weight:680}
h2{font-size:17px;line-height:1.3;letter-spacing:-.01em;margin:0;font-weight:640}
h3{font-size:14px;margin:18px 0 6px;font-weight:640}
p{margin:6px 0}
.lead{font-size:17px;color:var(--ink);max-width:75ch}
.soft{color:var(--soft)}
.small{font-size:13px}
.num{text-align:right;white-space:nowrap}
.short{white-space:nowrap}
.text{overflow-wrap:anywhere}
`;

const PARTS = `
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:10px;overflow:hidden;margin:18px 0 8px}
.figures>div{background:var(--card);padding:12px 16px}
.figures dt{color:var(--soft);font-size:13px}
.figures dd{margin:2px 0 0;font-size:21px;line-height:1.25;font-weight:640;letter-spacing:-.02em;overflow-wrap:anywhere}
.figures .note{display:block;font-size:13px;font-weight:400;letter-spacing:0;color:var(--soft)}
.figures .bad dd{color:var(--bad)}.figures .warn dd{color:var(--warn)}.figures .good dd{color:var(--good)}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:18px 0;padding:16px 18px}
.card>header{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;justify-content:space-between;margin-bottom:4px}
.remedy{border-left:3px solid var(--strong);padding:2px 0 2px 12px;margin:10px 0;max-width:95ch;overflow-wrap:anywhere}
.remedy b{font-weight:640}
.badge{display:inline-block;padding:1px 8px;border-radius:999px;font-size:12.5px;line-height:1.6;font-weight:600;white-space:nowrap;background:var(--plain-ground);color:var(--ink)}
.badge.good{background:var(--good-ground);color:var(--good)}
.badge.warn{background:var(--warn-ground);color:var(--warn)}
.badge.bad{background:var(--bad-ground);color:var(--bad)}
.chips{display:flex;flex-wrap:wrap;gap:6px;list-style:none;padding:0;margin:12px 0}
.chips a{display:block;padding:4px 12px;border:1px solid var(--strong);border-radius:999px;color:var(--ink);text-decoration:none;background:var(--card)}
.chips a[aria-current]{background:var(--ink);color:var(--card);border-color:var(--ink)}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0 4px}
.button{display:inline-block;padding:7px 14px;border-radius:7px;border:1px solid var(--strong);background:var(--card);color:var(--link);text-decoration:none;font-weight:600}
button.button{font:inherit;font-weight:600;cursor:pointer}
.pager{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:16px 0}
table{width:100%;border-collapse:collapse;margin:8px 0 2px;font-size:14px}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.fixed{table-layout:fixed}
th{text-align:left;font-weight:600;color:var(--soft);font-size:12.5px;border-bottom:1px solid var(--strong);padding:6px 12px 5px 0;vertical-align:bottom}
th.num{text-align:right}
td{padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody tr:last-child td{border-bottom:0}
th:last-child,td:last-child{padding-right:0}
tr.sum td{font-weight:640;border-top:1px solid var(--strong);border-bottom:0}
.links{white-space:nowrap}.links a+a{margin-left:12px}
.search{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:14px 0}
.search label{display:block;font-size:13px;color:var(--soft)}
.search input{font:inherit;padding:6px 10px;border:1px solid var(--soft);border-radius:7px;background:var(--card);color:var(--ink);width:min(320px,100%)}
.chart{display:block;width:100%;height:auto;margin:10px 0}
.chart text{fill:var(--ink);font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.chart .quiet{fill:var(--soft)}
.chart .up{fill:var(--up)}.chart .down{fill:var(--down)}.chart .total{fill:var(--total)}
.chart line{stroke:var(--strong);stroke-width:1}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:18px}
.columns>.card{margin:0}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:10px 0}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.equal{color:var(--good)}.unequal{color:var(--bad);font-weight:640}
`;

const NARROW = `
@media (max-width:600px){
.bar>div,main,footer{padding-left:14px;padding-right:14px}
main{padding-top:18px}h1{font-size:23px}.lead{font-size:16px}
.figures{grid-template-columns:1fr 1fr}.figures dd{font-size:18px}.figures>div:last-child:nth-child(odd){grid-column:1/-1}
.card{padding:14px}
nav a{padding:7px 9px}
table,tbody,tr,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:10px 0;border-top:1px solid var(--line)}
tbody tr:first-child{border-top:0}
td{display:grid;grid-template-columns:minmax(84px,30%) 1fr;gap:10px;border:0;padding:2px 0;text-align:left}
td.num{text-align:left}td.num,td.short{white-space:normal;overflow-wrap:anywhere}
col,colgroup{display:none}
td::before{content:attr(data-label);color:var(--soft);font-size:13px;padding-top:1px}
td.empty{display:none}
td.title,td.bar{display:block}td.title{font-weight:600}td.title::before,td.bar::before{content:none}
tr.sum td{border:0}
.links{white-space:normal}
dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:8px}
}`;

const PRINT = `
@media print{
:root{${LIGHT};--paper:#fff}
body{font-size:10.5pt}.bar,.skip,.actions,.chips,.pager,.search,.links,.no-print{display:none}
main{max-width:none;padding:0}.card{border:0;border-top:1px solid var(--strong);border-radius:0;padding:8px 0}
.card,tr,.figures>div{break-inside:avoid}a{color:inherit;text-decoration:none}
}`;

/** The style sheet of all pages. A constant: nothing of a record is ever in it. */
export const STYLE = new Html(`${BASE}${PARTS}${NARROW}${PRINT}`.replace(/\n+/g, '\n').trim());
