import { html, NOTHING, type Html } from './html';
import { pageLink, type PageName } from './links';
import { moment, type Tone, type View } from './show';
import { STYLE } from './style';

/** What a page hands to n8n's *Respond to Webhook*. */
export interface Answer {
	readonly body: string;
	readonly contentType: string;
	/** `inline` for a page; of a download its file name too. */
	readonly disposition: string;
}

export interface PageParts {
	/** Shown in the browser's tab and, unless there is a heading, as the heading. */
	readonly title: string;
	readonly heading?: string;
	readonly active: PageName;
	/** What the page comes to, in a sentence. */
	readonly lead: string | Html;
	readonly body: readonly Html[];
	readonly view: View;
	/** Of a page that is to be the same whenever it is drawn; else its time stands there. */
	readonly footer?: string;
}

const NAV: ReadonlyArray<readonly [PageName, string]> = [
	['health', 'Health'],
	['exceptions', 'Exceptions'],
	['settlements', 'Settlements'],
	['order', 'Orders'],
	['monthEnd', 'Month end'],
];
/** Pages below another one. */
const PARENTS: Partial<Record<PageName, PageName>> = { settlement: 'settlements' };

/** One whole document that needs nothing else: no script, no other file, no request. */
export function page({ title, heading, active, lead, body, view, footer }: PageParts): Answer {
	const document = html`<!doctype html>
		<html lang="en-GB">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="robots" content="noindex" />
				<title>${title} – Amazon and Sage 200</title>
				<style>
					${STYLE}
				</style>
			</head>
			<body>
				<a class="skip" href="#content">Skip to the content</a>
				<header class="bar">
					<div><span class="brand">Amazon and Sage 200</span>${navigation(active)}</div>
				</header>
				<main id="content">
					<h1>${heading ?? title}</h1>
					<p class="lead text">${lead}</p>
					${body}
				</main>
				<footer>${footer ?? `As of ${moment(view.now, view)} (${view.zone}). Load the page again for what is true then.`}</footer>
			</body>
		</html> `;
	return { body: document.text, contentType: 'text/html; charset=utf-8', disposition: 'inline' };
}

function navigation(active: PageName): Html {
	const current = PARENTS[active] ?? active;
	const entries = NAV.map(
		([name, label]) => html`<li><a href="${pageLink(name)}" ${name === current && html` aria-current="page"`}>${label}</a></li>`,
	);
	return html`<nav aria-label="Pages">
		<ul>
			${entries}
		</ul>
	</nav>`;
}

/** A file to keep. Its name is made of letters, digits, dots and hyphens alone. */
export const download = (fileName: string, text: string, contentType: string): Answer => ({
	body: text,
	contentType: `${contentType}; charset=utf-8`,
	disposition: `attachment; filename="${fileName.replace(/[^A-Za-z0-9.-]+/g, '-')}"`,
});

export interface Figure {
	readonly label: string;
	readonly value: string;
	readonly note?: string;
	readonly tone?: Tone;
}

/** The figures at the head of a page. */
export const figures = (list: readonly Figure[]): Html =>
	html`<dl class="figures">
		${list.map(
			({ label, value, note, tone }) =>
				html`<div class="${tone ?? 'plain'}">
					<dt>${label}</dt>
					<dd>${value}${note !== undefined && html`<span class="note">${note}</span>`}</dd>
				</div>`,
		)}
	</dl>`;

/** A part of a page under a heading. */
export const card = (heading: string, body: readonly Html[], aside: Html = NOTHING): Html =>
	html`<section class="card">
		<header>
			<h2>${heading}</h2>
			${aside}
		</header>
		${body}
	</section>`;

/** Names and values below each other. */
export const facts = (list: ReadonlyArray<readonly [string, string | Html]>): Html =>
	html`<dl class="facts">
		${list.map(
			([name, value]) =>
				html`<dt>${name}</dt>
					<dd>${value}</dd>`,
		)}
	</dl>`;
